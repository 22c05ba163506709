package io.jenkins.plugins.terraformguard.approval.command;

import hudson.Extension;
import io.jenkins.plugins.terraformguard.approval.page.AnswerForm;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** {@code terraform-guard-break-glass}. */
@Extension
@Restricted(NoExternalUse.class)
public final class BreakGlassCommand extends AnswerCommand {
    public BreakGlassCommand() {
        super(Act.Kind.BREAK_GLASS);
    }

    @Override
    public String getShortDescription() {
        return Messages.BreakGlassCommand_description();
    }

    @Override
    AnswerForm form(String request, String reason) {
        return new AnswerForm(request, List.of(), "", reason, "");
    }
}

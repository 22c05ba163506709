package io.jenkins.plugins.terraformguard.approval.command;

import hudson.Extension;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** {@code terraform-guard-reject}. */
@Extension
@Restricted(NoExternalUse.class)
public final class RejectCommand extends AnswerCommand.Partial {
    public RejectCommand() {
        super(Act.Kind.REJECT);
    }

    @Override
    public String getShortDescription() {
        return Messages.RejectCommand_description();
    }
}

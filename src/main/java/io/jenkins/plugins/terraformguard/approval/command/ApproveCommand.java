package io.jenkins.plugins.terraformguard.approval.command;

import hudson.Extension;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.args4j.Option;

/** {@code terraform-guard-approve}. */
@Extension
@Restricted(NoExternalUse.class)
public final class ApproveCommand extends AnswerCommand.Partial {
    @Option(
            name = "--until",
            metaVar = "YYYY-MM-DD",
            usage = "Last day of the exception as a waiver; else for this time")
    private String until = "";

    public ApproveCommand() {
        super(Act.Kind.APPROVE);
    }

    @Override
    public String getShortDescription() {
        return Messages.ApproveCommand_description();
    }

    @Override
    String waiver() {
        return until;
    }
}

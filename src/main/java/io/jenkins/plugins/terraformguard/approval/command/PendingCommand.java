package io.jenkins.plugins.terraformguard.approval.command;

import static io.jenkins.plugins.terraformguard.engine.report.SafeText.oneLine;

import hudson.Extension;
import hudson.cli.CLICommand;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.page.Waiting;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalItem;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Open;
import io.jenkins.plugins.terraformguard.results.ApprovalOutcome;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.args4j.Option;

/** {@code terraform-guard-pending}: what waits for approval. */
@Extension
@Restricted(NoExternalUse.class)
public final class PendingCommand extends CLICommand {
    private static final int MAX_LINE = 300;

    @Option(name = "--mine", usage = "Only what waits for you")
    private boolean mine;

    @Option(name = "--items", usage = "Also what needs an exception, with the ids that an answer to a part of it names")
    private boolean items;

    @Override
    public String getName() {
        return "terraform-guard-pending";
    }

    @Override
    public String getShortDescription() {
        return Messages.PendingCommand_description();
    }

    @Override
    protected int run() {
        Jenkins.get().checkPermission(Jenkins.READ);
        Waiting waiting = Waiting.find();
        print(waiting.mine(), Messages.PendingCommand_you());
        if (!mine) {
            print(waiting.others(), Messages.PendingCommand_others());
        }
        return 0;
    }

    private void print(List<ApprovalCase> approvals, String whom) {
        for (ApprovalCase approval : approvals) {
            ApprovalRequest request = approval.log().request();
            stdout.println(Messages.PendingCommand_line(
                    request.id(),
                    oneLine(approval.run().getFullDisplayName(), MAX_LINE),
                    request.guard(),
                    whom,
                    request.expiresAt().toString()));
            for (Open open : approval.state().open()) {
                stdout.println("  "
                        + Messages.PendingCommand_missing(
                                Integer.toString(open.missing()), ApprovalOutcome.who(open.requirement())));
            }
            if (items) {
                request.items().forEach(this::print);
            }
        }
    }

    private void print(ApprovalItem item) {
        stdout.println("  " + oneLine(item.id(), MAX_LINE) + "  " + oneLine(item.severity(), MAX_LINE) + "  "
                + oneLine(item.policy(), MAX_LINE) + "  " + oneLine(item.address(), MAX_LINE) + "  "
                + oneLine(item.message(), MAX_LINE));
    }
}

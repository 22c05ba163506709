package io.jenkins.plugins.terraformguard.approval.command;

import hudson.AbortException;
import hudson.cli.CLICommand;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.ApprovalRefusedException;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.approval.PendingApprovals;
import io.jenkins.plugins.terraformguard.approval.page.AnswerForm;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.args4j.Argument;
import org.kohsuke.args4j.Option;

/**
 * A command that answers a request. It names the request, so that nobody answers another one than he has seen. Exit code 3
 * for what is malformed, 5 for what is refused.
 */
abstract class AnswerCommand extends CLICommand {
    @Argument(metaVar = "REQUEST", required = true, usage = "Id of the request, as terraform-guard-pending lists it")
    private String request;

    @Option(name = "--reason", metaVar = "TEXT", required = true, usage = "Why; who may see the job can read it")
    private String reason;

    private final Act.Kind kind;

    AnswerCommand(Act.Kind kind) {
        this.kind = kind;
    }

    @Override
    public String getName() {
        return "terraform-guard-" + kind.id();
    }

    /** What the answer is about and how long it holds. */
    abstract AnswerForm form(String request, String reason);

    @Override
    protected int run() throws IOException {
        Jenkins.get().checkPermission(Jenkins.READ);
        ApprovalCase approval = PendingApprovals.get().visible().stream()
                .filter(one -> one.log().request().id().equals(request))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Messages.AnswerCommand_none(request)));
        try {
            ApprovalCase answered = ApprovalService.answer(
                    approval.run(), approval.guard(), form(request, reason).answer(kind));
            stdout.println(answered.state().status().id());
            return 0;
        } catch (ApprovalRefusedException e) {
            throw refused(e);
        }
    }

    private static AbortException refused(ApprovalRefusedException refused) {
        AbortException abort = new AbortException(refused.getMessage());
        abort.initCause(refused);
        return abort;
    }

    /** One that may be about a part of the request. */
    abstract static class Partial extends AnswerCommand {
        @Option(
                name = "--item",
                metaVar = "ID",
                usage = "Something that the answer is about; may be given several times")
        private List<String> items = new ArrayList<>();

        @Option(name = "--all", usage = "The answer is about everything that is asked")
        private boolean all;

        Partial(Act.Kind kind) {
            super(kind);
        }

        @Override
        final AnswerForm form(String request, String reason) {
            if (all == !items.isEmpty()) {
                throw new IllegalArgumentException(Messages.AnswerCommand_scope());
            }
            return new AnswerForm(request, items, all ? AnswerForm.ALL : AnswerForm.TICKED, reason, waiver());
        }

        /** Last day of an exception as a waiver, or empty. */
        String waiver() {
            return "";
        }
    }
}

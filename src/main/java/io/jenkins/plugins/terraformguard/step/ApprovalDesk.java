package io.jenkins.plugins.terraformguard.step;

import hudson.console.HyperlinkNote;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.results.BuildAddress;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.stream.Collectors;

/** Asks people about what a guard of a build has decided, and tells the log of the build what came of it. */
final class ApprovalDesk {
    private final Run<?, ?> run;
    private final TaskListener listener;

    ApprovalDesk(Run<?, ?> run, TaskListener listener) {
        this.run = run;
        this.listener = listener;
    }

    /**
     * Asks about each plan that needs it; what was asked before goes on. Who may not answer is found out as the system, since
     * the build itself may not see everything that it comes from.
     */
    List<ApprovalCase> open(GuardResult result) throws IOException, InterruptedException {
        List<ApprovalCase> cases = new ArrayList<>();
        Lock lock = GuardRunner.lock(run, result.getId());
        lock.lockInterruptibly();
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            for (String id : result.asking()) {
                cases.add(ApprovalService.open(run, id));
            }
        } finally {
            lock.unlock();
        }
        return cases;
    }

    /**
     * Asks, and does not wait.
     *
     * @return the result with what people have said already, as where an approval that was given before holds
     */
    GuardResult ask(GuardResult result) throws IOException, InterruptedException {
        List<ApprovalCase> cases = open(result);
        ApprovalAnswer answer = ApprovalAnswer.of(cases, Instant.now());
        if (answer.isPending()) {
            printOpen(cases);
        } else {
            print(answer);
        }
        return result.answered(answer.status().id(), answer.by());
    }

    /** Says where to answer what is not answered yet. */
    void printOpen(List<ApprovalCase> cases) {
        for (ApprovalCase one : cases) {
            if (one.state().status() == Status.PENDING) {
                listener.getLogger()
                        .println(Messages.ApprovalDesk_open(
                                one.guard(),
                                one.log().request().items().size(),
                                one.log().request().expiresAt(),
                                HyperlinkNote.encodeTo("/" + one.url(), Messages.ApprovalDesk_link())));
            }
        }
    }

    /** Says what was answered. */
    void print(ApprovalAnswer answer) {
        String by = SafeText.oneLine(answer.by());
        listener.getLogger()
                .println(
                        answer.status() == Status.BROKEN_GLASS
                                ? Messages.ApprovalDesk_brokenGlass(by, SafeText.oneLine(answer.why()))
                                : Messages.ApprovalDesk_answered(answer.status().id(), by.isEmpty() ? "-" : by));
    }

    /** Addresses of the pages to answer on, with commas between them; absolute ones where Jenkins knows its own. */
    static String addresses(Run<?, ?> run, GuardResult result) {
        String build = BuildAddress.of(run).isEmpty() ? run.getUrl() : BuildAddress.of(run);
        return result.asking().stream()
                .map(id -> build + ApprovalCase.URL_NAME + "/" + id + "/")
                .collect(Collectors.joining(", "));
    }
}

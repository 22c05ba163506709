package io.jenkins.plugins.terraformguard.step;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/**
 * What a build waits for. It is kept with the program of the build before anybody is asked, so that a controller that dies
 * at any moment finds it again; what people have said is never kept here, but looked up.
 */
final class ApprovalWait implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MAX_REASON = 500;

    private final GuardResult result;

    /** Ids of the requests by those of the plans; empty until people are asked. */
    private volatile TreeMap<String, String> requests = new TreeMap<>();

    /** Whether there is nothing to wait for any more. */
    private transient boolean over;

    ApprovalWait(GuardResult result) {
        this.result = result;
    }

    String guard() {
        return result.getId();
    }

    /**
     * Looks at what people have said; asks them, where they were not asked yet.
     *
     * @return the result, the first time that all is let pass; else empty
     * @throws AbortException if it will not be let pass any more
     * @throws IOException if it can't be told; nothing passes then
     */
    synchronized Optional<GuardResult> look(Run<?, ?> run, TaskListener listener)
            throws IOException, InterruptedException {
        if (over) {
            return Optional.empty();
        }
        ApprovalDesk desk = new ApprovalDesk(run, listener);
        List<ApprovalCase> cases = requests.isEmpty() ? ask(run, desk) : known(run);
        ApprovalAnswer answer = ApprovalAnswer.of(cases, Instant.now());
        if (answer.isPending()) {
            return Optional.empty();
        }
        over = true;
        desk.print(answer);
        if (!answer.lets()) {
            throw new AbortException(Messages.ApprovalWait_refused(
                    result.getId(),
                    answer.status().id(),
                    SafeText.oneLine(answer.by().isEmpty() ? "-" : answer.by()),
                    SafeText.oneLine(answer.why()),
                    ApprovalDesk.addresses(run, result)));
        }
        return Optional.of(result.answered(answer.status().id(), answer.by()));
    }

    private List<ApprovalCase> ask(Run<?, ?> run, ApprovalDesk desk) throws IOException, InterruptedException {
        List<ApprovalCase> cases = desk.open(result);
        TreeMap<String, String> made = new TreeMap<>();
        cases.forEach(one -> made.put(one.guard(), one.log().request().id()));
        requests = made;
        for (String id : made.keySet()) {
            ApprovalService.waits(run, id);
        }
        desk.printOpen(cases);
        return cases;
    }

    private List<ApprovalCase> known(Run<?, ?> run) throws IOException {
        List<ApprovalCase> cases = new ArrayList<>();
        for (String id : requests.keySet()) {
            ApprovalCase now = find(run, id);
            if (now.state().status() == Status.EXPIRED && now.state().end() == null) {
                ApprovalService.end(run, id, Act.Kind.EXPIRE, "", Messages.ApprovalWait_expired());
                now = find(run, id);
            }
            cases.add(now);
        }
        return cases;
    }

    /** The request that was made, and no other one: a guard that runs again in the build asks about something else. */
    private ApprovalCase find(Run<?, ?> run, String id) throws IOException {
        return ApprovalService.find(run, id)
                .filter(one -> one.log().request().id().equals(requests.get(id)))
                .orElseThrow(() -> new AbortException(Messages.ApprovalWait_gone(id)));
    }

    /** Nobody waits any more. What is decided already stays as it is. */
    synchronized void abort(Run<?, ?> run, Throwable cause) throws IOException {
        over = true;
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            for (String id : requests.keySet()) {
                ApprovalService.end(run, id, Act.Kind.ABORT, who(cause), why(cause));
            }
        }
    }

    private static List<CauseOfInterruption> causes(Throwable cause) {
        return cause instanceof FlowInterruptedException interrupted ? interrupted.getCauses() : List.of();
    }

    private static String who(Throwable cause) {
        return causes(cause).stream()
                .filter(CauseOfInterruption.UserInterruption.class::isInstance)
                .map(one -> ((CauseOfInterruption.UserInterruption) one).getUserId())
                .findFirst()
                .orElse("");
    }

    private static String why(Throwable cause) {
        String causes = String.join(
                "; ",
                causes(cause).stream()
                        .map(CauseOfInterruption::getShortDescription)
                        .toList());
        return SafeText.oneLine(causes.isEmpty() ? Messages.ApprovalWait_stopped() : causes, MAX_REASON);
    }
}

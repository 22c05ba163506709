package io.jenkins.plugins.terraformguard.step;

import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.gate.Approval;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What people have said to all that a guard asks: of several plans what lets least pass.
 *
 * @param status where it stands
 * @param by who has brought it there, with commas between them
 * @param why what was said to it
 */
record ApprovalAnswer(Status status, String by, String why) {
    private static final List<Status> BY_WEIGHT = List.of(
            Status.APPROVED,
            Status.BROKEN_GLASS,
            Status.PENDING,
            Status.EXPIRED,
            Status.VOID,
            Status.ABORTED,
            Status.REJECTED);

    /** @param cases at least one */
    static ApprovalAnswer of(Collection<ApprovalCase> cases, Instant now) {
        List<Approval> approvals =
                cases.stream().map(one -> Approval.of(one.log(), now)).toList();
        Status status = approvals.stream()
                .map(Approval::status)
                .max(Comparator.comparingInt(BY_WEIGHT::indexOf))
                .orElseThrow();
        List<Approval> decisive =
                approvals.stream().filter(one -> one.status() == status).toList();
        return new ApprovalAnswer(status, joined(decisive, Approval::by), joined(decisive, Approval::why));
    }

    private static String joined(List<Approval> approvals, Function<Approval, String> text) {
        return approvals.stream()
                .map(text)
                .filter(one -> !one.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    boolean isPending() {
        return status == Status.PENDING;
    }

    /** Whether all may pass. */
    boolean lets() {
        return status == Status.APPROVED || status == Status.BROKEN_GLASS;
    }
}

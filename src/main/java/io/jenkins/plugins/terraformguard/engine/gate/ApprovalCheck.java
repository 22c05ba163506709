package io.jenkins.plugins.terraformguard.engine.gate;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.gate.GateReason.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether people have let a decision pass that asks for approval. A rejection counts wherever it was given; else one
 * approval that holds is enough.
 *
 * @param approval what lets it pass, or null
 * @param refusal why it is not let pass, or null
 */
record ApprovalCheck(Approval approval, GateReason refusal) {
    private static final String ASK =
            "Have it approved on the page of the build that asks, or correct what the findings" + " say and plan again";
    private static final String NEW_REQUEST =
            "Have the plan judged again, which asks anew, or correct what the findings" + " say and plan again";

    static ApprovalCheck of(GateQuestion question, RecordedDecision recorded) {
        List<Approval> known = question.approvals().stream()
                .filter(one -> one.decisionSha256().equals(recorded.sha256()))
                .sorted(Comparator.comparing(Approval::at).reversed())
                .toList();
        Optional<Approval> rejected =
                known.stream().filter(one -> one.status() == Status.REJECTED).findFirst();
        Optional<Approval> good =
                known.stream().filter(one -> one.letsAt(question.now())).findFirst();
        if (rejected.isEmpty() && good.isPresent()) {
            return new ApprovalCheck(good.get(), null);
        }
        return new ApprovalCheck(
                null,
                rejected.or(() -> known.stream().findFirst())
                        .map(one -> refusal(one, recorded))
                        .orElseGet(() -> missing(recorded)));
    }

    private static GateReason missing(RecordedDecision recorded) {
        return new GateReason(
                Kind.APPROVAL_MISSING,
                "The decision on this plan asks for approval, and nobody was asked: " + reasons(recorded),
                "Let the guard ask (onApproval: 'fail', 'wait' or 'request'), or correct what the findings say and plan"
                        + " again");
    }

    private static GateReason refusal(Approval approval, RecordedDecision recorded) {
        return switch (approval.status()) {
            case REJECTED ->
                new GateReason(
                        Kind.APPROVAL_REJECTED,
                        "This plan was rejected by " + approval.by() + ": " + approval.why(),
                        "Correct what was said and plan again");
            case EXPIRED, APPROVED, BROKEN_GLASS ->
                new GateReason(
                        Kind.APPROVAL_EXPIRED,
                        approval.until() == null
                                ? "Nobody has approved this plan in time: " + reasons(recorded)
                                : "The approval of this plan holds from " + approval.at() + " until " + approval.until()
                                        + ", and not now",
                        NEW_REQUEST);
            case VOID, ABORTED ->
                new GateReason(
                        Kind.APPROVAL_VOID,
                        "The request to approve this plan was taken back: " + approval.why(),
                        NEW_REQUEST);
            case PENDING ->
                new GateReason(
                        Kind.APPROVAL_PENDING,
                        "The decision on this plan asks for approval, which is not given yet: " + reasons(recorded),
                        ASK);
        };
    }

    private static String reasons(RecordedDecision recorded) {
        return String.join("; ", recorded.decision().reasons());
    }
}

package io.jenkins.plugins.terraformguard.integration;

import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification;

/** What a check concludes: what keeps a plan from being applied shows, whatever the job makes of it. */
final class CheckConclusion {
    private CheckConclusion() {}

    /**
     * The conclusion.
     *
     * @param approval where it stands, or null where nobody was asked
     * @param refused whether the gate refused the plan
     * @param look what the look after apply came to, or null where there was none
     */
    static ChecksConclusion of(Verdict verdict, Status approval, boolean refused, Verification.Status look) {
        if (refused || look == Verification.Status.DIFFERS || look == Verification.Status.VIOLATED) {
            return ChecksConclusion.FAILURE;
        }
        ChecksConclusion decided = of(verdict, approval);
        boolean vague = look == Verification.Status.INCOMPLETE || look == Verification.Status.UNREADABLE;
        return vague && decided == ChecksConclusion.SUCCESS ? ChecksConclusion.NEUTRAL : decided;
    }

    private static ChecksConclusion of(Verdict verdict, Status approval) {
        return switch (verdict) {
            case PASS -> ChecksConclusion.SUCCESS;
            case ADVISORY -> ChecksConclusion.NEUTRAL;
            case APPROVAL_REQUIRED -> approval == null ? ChecksConclusion.ACTION_REQUIRED : of(approval);
            case FAIL, ERROR -> ChecksConclusion.FAILURE;
        };
    }

    private static ChecksConclusion of(Status approval) {
        return switch (approval) {
            case PENDING -> ChecksConclusion.ACTION_REQUIRED;
            case APPROVED -> ChecksConclusion.SUCCESS;
            case BROKEN_GLASS -> ChecksConclusion.NEUTRAL;
            case ABORTED -> ChecksConclusion.CANCELED;
            case REJECTED, EXPIRED, VOID -> ChecksConclusion.FAILURE;
        };
    }
}

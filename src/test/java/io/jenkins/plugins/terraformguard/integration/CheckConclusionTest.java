package io.jenkins.plugins.terraformguard.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckConclusionTest {
    @ParameterizedTest
    @CsvSource({
        "PASS, , false, , SUCCESS",
        "ADVISORY, , false, , NEUTRAL",
        "FAIL, , false, , FAILURE",
        "ERROR, , false, , FAILURE",
        "APPROVAL_REQUIRED, , false, , ACTION_REQUIRED",
        "APPROVAL_REQUIRED, PENDING, false, , ACTION_REQUIRED",
        "APPROVAL_REQUIRED, APPROVED, false, , SUCCESS",
        "APPROVAL_REQUIRED, BROKEN_GLASS, false, , NEUTRAL",
        "APPROVAL_REQUIRED, REJECTED, false, , FAILURE",
        "APPROVAL_REQUIRED, EXPIRED, false, , FAILURE",
        "APPROVAL_REQUIRED, VOID, false, , FAILURE",
        "APPROVAL_REQUIRED, ABORTED, false, , CANCELED",
        "PASS, , true, , FAILURE",
        "APPROVAL_REQUIRED, APPROVED, true, , FAILURE",
        "PASS, , false, CLOSED, SUCCESS",
        "PASS, , false, DIFFERS, FAILURE",
        "PASS, , false, VIOLATED, FAILURE",
        "PASS, , false, INCOMPLETE, NEUTRAL",
        "PASS, , false, UNREADABLE, NEUTRAL",
        "FAIL, , false, INCOMPLETE, FAILURE",
        "APPROVAL_REQUIRED, PENDING, false, UNREADABLE, ACTION_REQUIRED"
    })
    void isWhatIsKnown(
            Verdict verdict, Status approval, boolean refused, Verification.Status look, ChecksConclusion expected) {
        assertEquals(expected, CheckConclusion.of(verdict, approval, refused, look));
    }

    @Test
    void onlyWhatPassedOrWasApprovedSucceeds() {
        for (Verdict verdict : Verdict.values()) {
            for (Status approval : Status.values()) {
                boolean may =
                        verdict == Verdict.PASS || verdict == Verdict.APPROVAL_REQUIRED && approval == Status.APPROVED;
                if (!may) {
                    assertNotEquals(ChecksConclusion.SUCCESS, CheckConclusion.of(verdict, approval, false, null));
                }
                assertNotEquals(ChecksConclusion.SUCCESS, CheckConclusion.of(verdict, approval, true, null));
            }
        }
    }
}

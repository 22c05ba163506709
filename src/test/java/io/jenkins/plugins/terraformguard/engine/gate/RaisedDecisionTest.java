package io.jenkins.plugins.terraformguard.engine.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.SampleReviews;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.decision.VerdictRule;
import io.jenkins.plugins.terraformguard.engine.gate.GateReason.Kind;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.review.Reviewing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What reviewers raised is applied only once it is approved, though judged again by rules alone it would pass. */
class RaisedDecisionTest {
    /** As rules judged it, and reviewers after them. */
    private static RecordedDecision raised(Judged judged) {
        Decision decision = Reviewing.apply(judged.decision(), SampleReviews.summary());
        assertEquals(Verdict.APPROVAL_REQUIRED, decision.verdict());
        return new RecordedDecision(
                decision, DecisionWriter.digest(decision), Judged.NOW.minusSeconds(600), "shop/main", "7");
    }

    private static Judged pass() {
        return Judged.pass().rule(VerdictRule.ALL_PASS, Verdict.PASS, 1);
    }

    private static GateDecision ask(RecordedDecision recorded, Judged again, Approval... approvals) {
        return GateRules.judge(new GateQuestion(
                GateRulesTest.ASKER,
                Judged.PLAN,
                List.of(recorded),
                again.decision(),
                Duration.ofDays(1),
                Judged.NOW,
                List.of(approvals)));
    }

    private static List<Kind> kinds(GateDecision gate) {
        return gate.reasons().stream().map(GateReason::kind).toList();
    }

    @Test
    void itIsRefusedUntilItIsApprovedAndPassesThen() {
        RecordedDecision recorded = raised(pass());
        Judged again = Judged.again().rule(VerdictRule.ALL_PASS, Verdict.PASS, 1);

        GateDecision refused = ask(recorded, again);
        assertEquals(List.of(Kind.APPROVAL_MISSING), kinds(refused));
        assertTrue(
                refused.reasons().get(0).message().contains("reviewers"),
                refused.reasons().toString());

        GateDecision passed = ask(recorded, again, GateRulesTest.approved(recorded.sha256()));
        assertTrue(passed.passed(), passed.reasons().toString());
        assertEquals(Verdict.PASS, passed.again());
        assertEquals("grace", passed.approvedBy());
    }

    @Test
    void theApprovalOfTheDecisionBeforeTheReviewIsNone() {
        RecordedDecision recorded = raised(pass());
        String before = DecisionWriter.digest(pass().decision());

        assertEquals(
                List.of(Kind.APPROVAL_MISSING), kinds(ask(recorded, Judged.again(), GateRulesTest.approved(before))));
    }

    @Test
    void whatIsWorseNowIsStillSeen() {
        RecordedDecision recorded = raised(pass());
        Judged again = Judged.again()
                .verdict(Verdict.APPROVAL_REQUIRED)
                .finding("P-1", EnforcementLevel.SOFT_MANDATORY, Outcome.VIOLATION)
                .rule("soft-mandatory/violation", Verdict.APPROVAL_REQUIRED, 1);

        assertEquals(
                List.of(Kind.NEW_FINDING, Kind.WORSE_VERDICT),
                kinds(ask(recorded, again, GateRulesTest.approved(recorded.sha256()))));
    }
}

package io.jenkins.plugins.terraformguard.engine.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.effect.Effect;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewedDecisionTest {
    private static final ReviewSummary RAISES = SampleReviews.summary();
    private static final VerdictRule REVIEW = new VerdictRule(VerdictRule.REVIEW, Verdict.APPROVAL_REQUIRED, 1);
    private static final String REASON = "subjects that reviewers want to be looked at: 1";

    private static Decision judged(Verdict verdict, List<String> reasons, VerdictRule... rules) {
        Decision some = SampleDecisions.with(verdict, List.of());
        Decision decision = new Decision(
                some.id(),
                some.engineVersion(),
                verdict,
                reasons,
                some.plan(),
                some.changes(),
                some.destructive(),
                some.findings(),
                some.drift(),
                some.packs(),
                some.policies(),
                some.notes(),
                null);
        Effects effects = new Effects("1".repeat(64), 1, List.of(new Effect("a.b", "update", "2".repeat(64))));
        return SampleGrounds.of(decision, new Grounds(Provenance.NONE, List.of(rules), List.of(), effects));
    }

    @Test
    void whoeverRaisesAPassIsTheRuleThatDecided() {
        Decision judged = judged(
                Verdict.PASS,
                List.of("Every policy that applies holds", "waived: 1"),
                new VerdictRule(VerdictRule.ALL_PASS, Verdict.PASS, 1));
        Decision raised = ReviewedDecision.of(judged, Verdict.APPROVAL_REQUIRED, RAISES);

        assertEquals(Verdict.APPROVAL_REQUIRED, raised.verdict());
        assertEquals(List.of(REASON, "Every policy that applies holds", "waived: 1"), raised.reasons());
        assertEquals(List.of(REVIEW), raised.grounds().rules());
        assertEquals(RAISES, raised.grounds().review());
        assertFalse(raised.grounds().effects().listed().isEmpty(), "whoever is asked has to see what the plan does");
    }

    @Test
    void ofRulesThatAskForTheSameThoseOfPoliciesComeFirst() {
        VerdictRule fails = new VerdictRule("hard-mandatory/violation", Verdict.FAIL, 1);
        VerdictRule asks = new VerdictRule("soft-mandatory/violation", Verdict.APPROVAL_REQUIRED, 2);
        VerdictRule says = new VerdictRule("advisory/violation", Verdict.ADVISORY, 3);
        Decision both = ReviewedDecision.of(
                judged(Verdict.FAIL, List.of("hard", "soft", "advice"), fails, asks, says), Verdict.FAIL, RAISES);

        assertEquals(List.of("hard", "soft", REASON, "advice"), both.reasons());
        assertEquals(List.of(fails, asks, REVIEW, says), both.grounds().rules());
        assertTrue(both.grounds().effects().listed().isEmpty());
    }

    @Test
    void whereNothingIsRaisedOnlyTheReviewIsAdded() {
        ReviewSummary quiet = new ReviewSummary(
                "4".repeat(64),
                List.of(),
                List.of(),
                "s",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        Decision judged =
                judged(Verdict.ADVISORY, List.of("advice"), new VerdictRule("advisory/violation", Verdict.ADVISORY, 3));
        Decision heard = ReviewedDecision.of(judged, Verdict.ADVISORY, quiet);

        assertEquals(judged.reasons(), heard.reasons());
        assertEquals(judged.grounds().rules(), heard.grounds().rules());
        assertEquals(judged.grounds().effects().unlisted(), heard.grounds().effects());
        assertEquals(quiet, heard.grounds().review());
    }

    @Test
    void noReviewMakesAVerdictWeaker() {
        Decision judged = judged(Verdict.FAIL, List.of("hard"));
        for (Verdict weaker : List.of(Verdict.PASS, Verdict.ADVISORY, Verdict.APPROVAL_REQUIRED)) {
            assertThrows(IllegalArgumentException.class, () -> ReviewedDecision.of(judged, weaker, RAISES));
        }
    }
}

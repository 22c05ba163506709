package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Cited;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Concern;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Struck;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Witness;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.List;

/** Decisions that reviewers have looked at, for tests. */
public final class SampleReviews {
    private SampleReviews() {}

    /** The full sample with something in every part of a review. */
    public static Decision full() {
        return with(SampleGrounds.full(), summary());
    }

    /** A pass that reviewers raised. */
    public static Decision raised() {
        Decision pass = SampleDecisions.with(Verdict.APPROVAL_REQUIRED, List.of());
        Grounds grounds = new Grounds(
                Provenance.NONE,
                List.of(new VerdictRule(VerdictRule.REVIEW, Verdict.APPROVAL_REQUIRED, 1)),
                List.of(),
                SampleGrounds.full().grounds().effects());
        return with(SampleGrounds.of(pass, grounds), summary());
    }

    /** The decision with the same text wherever a model may write one. */
    public static Decision saying(Decision decision, String text) {
        return with(decision, summary(text, text, text));
    }

    /** What two reviewers said, one of whom did not answer. */
    public static ReviewSummary summary() {
        return summary(
                "aws_db_instance.orders",
                "The database is replaced, so that its data are lost",
                "An answer that names what is not in the plan");
    }

    private static ReviewSummary summary(String subject, String text, String claim) {
        return new ReviewSummary(
                "4".repeat(64),
                List.of(
                        new Witness("general", "openai", subject, "answered", 8, 2, ""),
                        new Witness("security", "anthropic", subject, "discarded", 0, 0, text)),
                List.of(subject),
                text,
                List.of(
                        new Concern(text, text, Severity.HIGH, List.of("F2", "F3"), List.of("general"), text),
                        new Concern(text, text, Severity.LOW, List.of("F2"), List.of("general", "critic"), "")),
                List.of(text),
                List.of(new Struck("general", claim, "unknown-fact", claim)),
                List.of(
                        new Cited("F2", "change", subject, "replace", text),
                        new Cited("F3", "impact", subject, "replace", text)),
                List.of(
                        new Fix("77aa01b2c3d4", "ACME-S3-001", subject, Fix.POLICIES, Fix.VERIFIED, edits(claim), text),
                        new Fix("77aa01b2c3d4", "ACME-S3-001", subject, "general", Fix.REFUTED, edits(text), text)),
                List.of(text));
    }

    private static List<Edit> edits(String value) {
        return List.of(new Edit("rule[0].sse_algorithm", value));
    }

    /** The decision with a review. */
    public static Decision with(Decision decision, ReviewSummary review) {
        Grounds grounds = decision.grounds();
        return SampleGrounds.of(
                decision,
                new Grounds(
                        grounds.provenance(),
                        grounds.rules(),
                        grounds.obligations(),
                        grounds.effects(),
                        review,
                        grounds.scope()));
    }
}

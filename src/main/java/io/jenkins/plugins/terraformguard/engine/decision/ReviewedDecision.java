package io.jenkins.plugins.terraformguard.engine.decision;

import java.util.ArrayList;
import java.util.List;

/** A decision once reviewers were heard. */
public final class ReviewedDecision {
    private ReviewedDecision() {}

    /**
     * The decision with what reviewers say. What the plan does stays listed by name only if somebody is asked to approve it.
     *
     * @param judged what rules alone say
     * @param verdict no less than that of the rules
     * @throws IllegalArgumentException if it is
     */
    public static Decision of(Decision judged, Verdict verdict, ReviewSummary review) {
        if (verdict.compareTo(judged.verdict()) < 0) {
            throw new IllegalArgumentException("Reviewers can't make " + judged.verdict() + " into " + verdict);
        }
        List<String> reasons = new ArrayList<>(judged.reasons());
        List<VerdictRule> rules = new ArrayList<>(judged.grounds().rules());
        if (review.raises()) {
            // Reasons stand in the order of the rules, the worst first, and what is exempt after them.
            int at = (int) rules.stream()
                    .filter(rule -> rule.verdict().compareTo(Verdict.APPROVAL_REQUIRED) >= 0)
                    .count();
            int count = review.raised().size();
            reasons.add(Math.min(at, reasons.size()), "subjects that reviewers want to be looked at: " + count);
            rules.add(at, new VerdictRule(VerdictRule.REVIEW, Verdict.APPROVAL_REQUIRED, count));
            rules.removeIf(rule -> rule.rule().equals(VerdictRule.ALL_PASS));
        }
        Grounds before = judged.grounds();
        Grounds grounds = new Grounds(
                before.provenance(),
                rules,
                before.obligations(),
                verdict == Verdict.APPROVAL_REQUIRED
                        ? before.effects()
                        : before.effects().unlisted(),
                review,
                before.scope());
        return new Decision(
                judged.id(),
                judged.engineVersion(),
                verdict,
                reasons,
                judged.plan(),
                judged.changes(),
                judged.destructive(),
                judged.findings(),
                judged.drift(),
                judged.driftSummary(),
                judged.impact(),
                judged.packs(),
                judged.settings(),
                judged.policies(),
                judged.notes(),
                judged.error(),
                judged.exemptions(),
                grounds);
    }
}

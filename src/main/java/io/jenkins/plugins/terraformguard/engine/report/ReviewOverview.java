package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Cited;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Concern;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A review as pages show it. All text is fit for showing and cut; the page escapes it, and makes nothing but text of it.
 *
 * @param headline what it comes to, a sentence
 * @param raises whether it makes somebody approve the plan
 * @param witnesses who was asked
 * @param raised subjects that somebody has to look at
 * @param summary what the change does, in their words; may be empty
 * @param concerns what they are worried about, worst first
 * @param questions what they would ask the author
 * @param struck what they said and does not count
 * @param fixes changes of the configuration that were tried or proposed
 * @param notes why less was done than was asked for
 */
public record ReviewOverview(
        String headline,
        boolean raises,
        Capped<WitnessView> witnesses,
        Capped<String> raised,
        String summary,
        Capped<ConcernView> concerns,
        Capped<String> questions,
        Capped<StruckView> struck,
        Capped<FixView> fixes,
        Capped<String> notes) {
    private static final int MAX_ROWS = 200;
    private static final int MAX_LINE = 500;
    private static final int MAX_TEXT = 4_000;

    /** Who was asked; {@code status} is part of a class name. */
    public record WitnessView(String role, String who, String status, String outcome) {}

    /** Something that they are worried about; {@code severity} is part of a class name. */
    public record ConcernView(
            String title, String detail, String severity, String roles, List<FactView> facts, String remediation) {}

    /** A fact that a concern rests on; only the id is known of one that has no place in the decision. */
    public record FactView(String id, String subject, String action, String text) {}

    /** A claim that does not count. */
    public record StruckView(String role, String claim, String reason, String detail) {}

    /** A change of the configuration; {@code status} is part of a class name. */
    public record FixView(
            String policy,
            String address,
            String status,
            String outcome,
            String origin,
            List<EditView> edits,
            String note) {
        /** Whether it helps. */
        public boolean isVerified() {
            return status.equals(Fix.VERIFIED);
        }
    }

    /** An attribute that gets another value. */
    public record EditView(String path, String value) {}

    /**
     * The view.
     *
     * @return null where nobody looked
     */
    public static ReviewOverview of(ReviewSummary review) {
        if (!ReviewText.isThere(review)) {
            return null;
        }
        Map<String, Cited> facts = new HashMap<>();
        review.facts().forEach(fact -> facts.putIfAbsent(fact.id(), fact));
        return new ReviewOverview(
                ReviewText.headline(review),
                review.raises(),
                Capped.of(
                        review.witnesses(),
                        MAX_ROWS,
                        witness -> new WitnessView(
                                line(witness.role()),
                                ReviewText.who(witness),
                                witness.status(),
                                SafeText.cut(ReviewText.outcome(witness), MAX_TEXT))),
                Capped.of(review.raised(), MAX_ROWS, ReviewOverview::line),
                text(review.summary()),
                Capped.of(review.concerns(), MAX_ROWS, concern -> concern(concern, facts)),
                Capped.of(review.questions(), MAX_ROWS, ReviewOverview::text),
                Capped.of(
                        review.struck(),
                        MAX_ROWS,
                        struck -> new StruckView(
                                line(struck.role()),
                                text(struck.claim()),
                                line(struck.reason()),
                                text(struck.detail()))),
                Capped.of(review.fixes(), MAX_ROWS, ReviewOverview::fix),
                Capped.of(review.notes(), MAX_ROWS, ReviewOverview::text));
    }

    private static ConcernView concern(Concern concern, Map<String, Cited> facts) {
        return new ConcernView(
                line(concern.title()),
                text(concern.detail()),
                concern.severity().id(),
                line(String.join(", ", concern.roles())),
                concern.facts().stream().map(id -> fact(id, facts.get(id))).toList(),
                text(concern.remediation()));
    }

    private static FactView fact(String id, Cited fact) {
        return fact == null
                ? new FactView(line(id), "", "", "")
                : new FactView(line(id), line(fact.subject()), line(fact.action()), text(fact.text()));
    }

    private static FixView fix(Fix fix) {
        return new FixView(
                line(fix.policy()),
                line(fix.address()),
                fix.status(),
                ReviewText.status(fix),
                ReviewText.origin(fix),
                fix.edits().stream()
                        .map(edit -> new EditView(line(edit.path()), SafeText.oneLine(edit.value(), MAX_TEXT)))
                        .toList(),
                text(fix.note()));
    }

    private static String line(String text) {
        return SafeText.oneLine(text, MAX_LINE);
    }

    private static String text(String text) {
        return SafeText.cut(SafeText.visible(text), MAX_TEXT);
    }
}

package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Witness;
import java.util.List;

/** What all reports say about a review, in the same words. Foreign text is made fit for showing, and escaped for no markup. */
public final class ReviewText {
    private static final int MAX_NAME = 200;
    private static final int MAX_RAISED = 5;

    private ReviewText() {}

    /** Whether anybody looked, or was to. */
    public static boolean isThere(ReviewSummary review) {
        return !review.equals(ReviewSummary.NONE);
    }

    /**
     * A line for logs: {@code Review: 2 concerns, the worst high; the facts bear out 12 of 14 claims}; empty where nobody
     * looked.
     */
    public static String line(ReviewSummary review) {
        return isThere(review) ? "Review: " + lowerCase(headline(review)) : "";
    }

    /** What it comes to, a sentence. */
    public static String headline(ReviewSummary review) {
        String concerns = review.concerns().isEmpty()
                ? "No concerns"
                : ReportText.count(review.concerns().size(), "concern") + ", the worst "
                        + review.concerns().get(0).severity().id();
        return concerns + supported(review) + raised(review) + ".";
    }

    private static String supported(ReviewSummary review) {
        List<Witness> answered =
                review.witnesses().stream().filter(Witness::answered).toList();
        long claims = answered.stream().mapToLong(Witness::claims).sum();
        long struck = answered.stream().mapToLong(Witness::struck).sum();
        if (answered.isEmpty()) {
            return "; nobody answered";
        }
        return claims == 0 ? "" : "; the facts bear out " + Math.max(0, claims - struck) + " of " + claims + " claims";
    }

    private static String raised(ReviewSummary review) {
        if (!review.raises()) {
            return "";
        }
        List<String> subjects = review.raised();
        String named = String.join(
                ", ",
                subjects.stream()
                        .limit(MAX_RAISED)
                        .map(subject -> SafeText.oneLine(subject, MAX_NAME))
                        .toList());
        int more = subjects.size() - MAX_RAISED;
        return "; somebody has to look at " + named + (more > 0 ? " and " + more + " more" : "");
    }

    /** Who looked: {@code anthropic, claude}; the rules of the guard are called so. */
    public static String who(Witness witness) {
        if (witness.provider().equals(Witness.RULES)) {
            return "the rules of the guard, without a model";
        }
        String provider = SafeText.oneLine(witness.provider(), MAX_NAME);
        return witness.model().isEmpty() ? provider : provider + ", " + SafeText.oneLine(witness.model(), MAX_NAME);
    }

    /** What came of it: how much of it the facts bear out, or why it does not count. */
    public static String outcome(Witness witness) {
        if (!witness.answered()) {
            String why = SafeText.prose(witness.problem());
            return SafeText.oneLine(witness.status(), MAX_NAME) + (why.isEmpty() ? "" : ": " + why);
        }
        return witness.claims() == 0
                ? "made no claims"
                : Math.max(0, witness.claims() - witness.struck()) + " of " + witness.claims() + " claims supported ("
                        + witness.supported() + " %)";
    }

    /** Where a fix comes from. */
    public static String origin(Fix fix) {
        return fix.origin().equals(Fix.POLICIES)
                ? "found by the rules of the guard"
                : "proposed by a reviewer (" + SafeText.oneLine(fix.origin(), MAX_NAME) + ")";
    }

    /** What came of trying it. */
    public static String status(Fix fix) {
        return switch (fix.status()) {
            case Fix.VERIFIED -> "verified: with it the finding is gone, and no other came";
            case Fix.REFUTED -> "does not help";
            default -> "not tried";
        };
    }

    private static String lowerCase(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}

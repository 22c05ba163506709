package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.report.ReviewText;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What reviewers said, in short; the report has it all. */
final class ReviewPrinter {
    private static final int MAX_CONCERNS = 8;
    private static final int MAX_FIXES = 5;
    private static final int MAX_QUESTIONS = 5;
    private static final int MAX_TEXT = 400;

    private final PrintWriter out;
    private final Style style;

    ReviewPrinter(PrintWriter out, Style style) {
        this.out = out;
        this.style = style;
    }

    void print(ReviewSummary review) {
        if (!ReviewText.isThere(review)) {
            return;
        }
        out.println(style.strong(ReviewText.line(review)));
        for (ReviewSummary.Witness witness : review.witnesses()) {
            out.println(style.dim("  " + SafeText.oneLine(witness.role(), MAX_TEXT) + ": " + ReviewText.who(witness)
                    + ", " + ReviewText.outcome(witness)));
        }
        if (isByModel(review)) {
            review.concerns().stream().limit(MAX_CONCERNS).forEach(concern -> concern(concern, review.facts()));
            more(review.concerns(), MAX_CONCERNS, "concerns");
        }
        review.fixes().stream()
                .filter(fix -> fix.status().equals(ReviewSummary.Fix.VERIFIED))
                .limit(MAX_FIXES)
                .forEach(this::fix);
        review.questions().stream()
                .limit(MAX_QUESTIONS)
                .forEach(question -> out.println("  question: " + SafeText.oneLine(question, MAX_TEXT)));
        more(review.questions(), MAX_QUESTIONS, "questions");
        review.notes().forEach(note -> out.println(style.dim("  note: " + SafeText.oneLine(note, MAX_TEXT))));
        out.println();
    }

    /** What rules say follows from what stands above: findings, drift, what can't be undone. */
    private static boolean isByModel(ReviewSummary review) {
        return review.witnesses().stream()
                .noneMatch(witness -> witness.provider().equals(ReviewSummary.Witness.RULES));
    }

    private void concern(ReviewSummary.Concern concern, List<ReviewSummary.Cited> facts) {
        String severity = concern.severity().id().toUpperCase(Locale.ROOT);
        boolean heavy = concern.severity().compareTo(Severity.HIGH) <= 0;
        out.println("  " + (heavy ? style.bad(severity) : style.warn(severity)) + " "
                + SafeText.oneLine(concern.title(), MAX_TEXT));
        out.println("      " + SafeText.oneLine(concern.detail(), MAX_TEXT));
        String subjects = facts.stream()
                .filter(fact -> concern.facts().contains(fact.id()))
                .map(ReviewSummary.Cited::subject)
                .filter(subject -> !subject.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        if (!subjects.isEmpty()) {
            out.println(style.dim("      about " + SafeText.oneLine(subjects, MAX_TEXT)));
        }
    }

    private void fix(ReviewSummary.Fix fix) {
        out.println("  " + style.good("fix") + " " + SafeText.oneLine(fix.policy(), MAX_TEXT) + " "
                + SafeText.oneLine(fix.address(), MAX_TEXT) + ", " + ReviewText.origin(fix) + ", "
                + ReviewText.status(fix));
        for (ReviewSummary.Edit edit : fix.edits()) {
            out.println("      " + SafeText.oneLine(edit.path(), MAX_TEXT) + " = "
                    + SafeText.oneLine(edit.value(), MAX_TEXT));
        }
    }

    private void more(List<?> all, int shown, String what) {
        if (all.size() > shown) {
            out.println("  ... and " + (all.size() - shown) + " more " + what + " in the report");
        }
    }
}

package io.jenkins.plugins.terraformguard.engine.report;

import static io.jenkins.plugins.terraformguard.engine.report.MarkdownReport.MAX_ADDRESS;
import static io.jenkins.plugins.terraformguard.engine.report.MarkdownReport.MAX_PROSE;
import static io.jenkins.plugins.terraformguard.engine.report.MarkdownText.codeCell;
import static io.jenkins.plugins.terraformguard.engine.report.MarkdownText.text;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Cited;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Concern;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Struck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What reviewers say, in the Markdown summary. */
final class MarkdownReview {
    static final int MAX_CONCERNS = 10;

    private static final int MAX_WITNESSES = 8;
    private static final int MAX_QUESTIONS = 5;
    private static final int MAX_STRUCK = 10;
    private static final int MAX_FIXES = 10;
    private static final int MAX_FACTS = 3;
    private static final int MAX_EDITS = 3;
    private static final int MAX_NOTES = 3;

    private final ReviewSummary review;
    private final MarkdownOut out;
    private final Map<String, Cited> facts = new HashMap<>();

    private MarkdownReview(ReviewSummary review, MarkdownOut out) {
        this.review = review;
        this.out = out;
        review.facts().forEach(fact -> facts.putIfAbsent(fact.id(), fact));
    }

    static void write(ReviewSummary review, MarkdownOut out) {
        if (ReviewText.isThere(review) && out.hasRoom()) {
            new MarkdownReview(review, out).write();
        }
    }

    private void write() {
        out.line("");
        out.line("### Review");
        out.paragraph("**" + text(ReviewText.headline(review)) + "**");
        witnesses();
        if (!review.summary().isBlank()) {
            out.paragraph(text(review.summary(), MAX_PROSE));
        }
        if (!review.concerns().isEmpty() && out.hasRoom()) {
            out.table("Severity", "Concern", "Rests on");
            int shown = out.rows(review.concerns(), MAX_CONCERNS, this::row);
            out.more(review.concerns().size() - shown, "concern");
        }
        list("Questions to the author", review.questions(), MAX_QUESTIONS, "question");
        fixes();
        struck();
        list("", review.notes(), MAX_NOTES, "note");
    }

    private void witnesses() {
        out.line("");
        review.witnesses().stream()
                .limit(MAX_WITNESSES)
                .forEach(witness -> out.line("- " + text(witness.role(), MAX_ADDRESS) + " ("
                        + text(ReviewText.who(witness), MAX_PROSE) + "): "
                        + text(ReviewText.outcome(witness), MAX_PROSE)));
        out.more(review.witnesses().size() - MAX_WITNESSES, "reviewer");
    }

    private String row(Concern concern) {
        String remedy = concern.remediation().isBlank() ? "" : "<br>" + text(concern.remediation(), MAX_PROSE);
        List<String> rests = new ArrayList<>();
        concern.facts().stream().limit(MAX_FACTS).forEach(id -> rests.add(fact(id)));
        int more = concern.facts().size() - MAX_FACTS;
        return MarkdownText.row(
                concern.severity().id(),
                "**" + text(concern.title(), MAX_ADDRESS) + "** " + text(concern.detail(), MAX_PROSE) + remedy,
                String.join("<br>", rests) + (more > 0 ? "<br>and " + more + " more" : ""));
    }

    private String fact(String id) {
        Cited fact = facts.get(id);
        if (fact == null) {
            return text(id, MAX_ADDRESS);
        }
        return fact.subject().isEmpty()
                ? text(fact.kind(), MAX_ADDRESS)
                : codeCell(fact.subject(), MAX_ADDRESS) + " " + text(fact.action(), MAX_ADDRESS);
    }

    private void fixes() {
        if (!review.fixes().isEmpty() && out.hasRoom()) {
            out.table("Fix", "Change", "What came of it");
            int shown = out.rows(review.fixes(), MAX_FIXES, MarkdownReview::row);
            out.more(review.fixes().size() - shown, "fix");
        }
    }

    private static String row(Fix fix) {
        List<String> edits = new ArrayList<>();
        fix.edits().stream()
                .limit(MAX_EDITS)
                .forEach(edit ->
                        edits.add(codeCell(edit.path(), MAX_ADDRESS) + " = " + codeCell(edit.value(), MAX_ADDRESS)));
        int more = fix.edits().size() - MAX_EDITS;
        return MarkdownText.row(
                codeCell(fix.policy(), MAX_ADDRESS) + " " + codeCell(fix.address(), MAX_ADDRESS),
                String.join("<br>", edits) + (more > 0 ? "<br>and " + more + " more" : ""),
                text(ReviewText.status(fix) + "; " + ReviewText.origin(fix), MAX_PROSE)
                        + (fix.note().isBlank() ? "" : "<br>" + text(fix.note(), MAX_PROSE)));
    }

    /** Folded away: it is there for who wants to know how far reviewers can be trusted. */
    private void struck() {
        if (review.struck().isEmpty() || !out.hasRoom()) {
            return;
        }
        out.fold(ReportText.count(review.struck().size(), "struck claim") + ": the facts do not bear them out");
        out.line("");
        List<Struck> shown = review.struck().stream().limit(MAX_STRUCK).toList();
        shown.forEach(struck -> out.line("- " + text(struck.role(), MAX_ADDRESS) + ": "
                + text(struck.claim(), MAX_PROSE) + " (" + text(struck.reason(), MAX_ADDRESS) + ")"));
        out.more(review.struck().size() - shown.size(), "claim");
        out.unfold();
    }

    private void list(String heading, List<String> lines, int max, String what) {
        if (lines.isEmpty() || !out.hasRoom()) {
            return;
        }
        if (!heading.isEmpty()) {
            out.paragraph("**" + heading + "**");
        }
        out.line("");
        lines.stream().limit(max).forEach(line -> out.line("- " + text(line, MAX_PROSE)));
        out.more(lines.size() - max, what);
    }
}

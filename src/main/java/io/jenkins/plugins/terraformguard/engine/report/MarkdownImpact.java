package io.jenkins.plugins.terraformguard.engine.report;

import static io.jenkins.plugins.terraformguard.engine.report.MarkdownReport.MAX_ADDRESS;
import static io.jenkins.plugins.terraformguard.engine.report.MarkdownReport.MAX_PROSE;
import static io.jenkins.plugins.terraformguard.engine.report.MarkdownText.code;
import static io.jenkins.plugins.terraformguard.engine.report.MarkdownText.codeCell;
import static io.jenkins.plugins.terraformguard.engine.report.MarkdownText.text;

import io.jenkins.plugins.terraformguard.engine.impact.ChangeImpact;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.impact.Reversibility;
import io.jenkins.plugins.terraformguard.engine.impact.Risk;
import java.util.ArrayList;
import java.util.List;

/** The impact of a plan in the Markdown summary: the risk, what can't be undone, and why things are replaced. */
final class MarkdownImpact {
    static final int MAX_IRREVERSIBLE = 10;
    static final int MAX_REPLACED = 5;

    private static final int MAX_DOUBTS = 3;

    private MarkdownImpact() {}

    static void write(Impact impact, MarkdownOut out) {
        if (impact.equals(Impact.NONE)) {
            return;
        }
        risk(impact.risk(), out);
        String undo = ImpactText.reversibility(impact);
        if (!undo.isEmpty()) {
            out.paragraph("Changes: " + undo + ". " + text(ImpactText.blast(impact.blast())));
        }
        irreversible(impact, out);
        replaced(impact.changes(), out);
    }

    private static void risk(Risk risk, MarkdownOut out) {
        List<String> sentences = new ArrayList<>();
        sentences.add("**" + text(ImpactText.headline(risk)) + "**");
        String threshold = ImpactText.threshold(risk);
        if (!threshold.isEmpty()) {
            sentences.add(risk.asksForApproval() ? "**" + threshold + "**" : threshold);
        }
        sentences.add(text(ImpactText.confidence(risk)));
        risk.doubts().stream()
                .limit(MAX_DOUBTS)
                .forEach(doubt -> sentences.add(text(ReportText.sentence(doubt, MAX_PROSE))));
        out.paragraph(String.join(" ", sentences));
        String parts = ImpactText.parts(risk);
        if (!parts.isEmpty()) {
            out.paragraph("Points: " + text(parts, MAX_PROSE) + ".");
        }
    }

    private static void irreversible(Impact impact, MarkdownOut out) {
        List<ChangeImpact> changes = impact.changes().stream()
                .filter(change -> change.reversibility() == Reversibility.IRREVERSIBLE)
                .toList();
        int total = Math.max(changes.size(), impact.reversibility().getOrDefault(Reversibility.IRREVERSIBLE.id(), 0));
        if (total == 0) {
            return;
        }
        out.heading("#### Can't be undone (" + total + ")", "Action", "Resource", "Why");
        int shown = out.rows(changes, MAX_IRREVERSIBLE, MarkdownImpact::row);
        out.more(total - shown, "change");
    }

    private static String row(ChangeImpact change) {
        return MarkdownText.row(
                text(change.action(), 64),
                codeCell(change.address(), MAX_ADDRESS)
                        + (change.deposed().isEmpty() ? "" : " deposed " + codeCell(change.deposed(), 64)),
                text(change.reason(), MAX_PROSE) + (change.certain() ? "" : " (not certain)"));
    }

    /** The nearest cause only: the report has the whole chain. */
    private static void replaced(List<ChangeImpact> changes, MarkdownOut out) {
        List<ChangeImpact> explained =
                changes.stream().filter(ImpactText::isExplained).toList();
        if (explained.isEmpty()) {
            return;
        }
        out.paragraph("#### Why replaced");
        out.line("");
        out.rows(
                explained,
                MAX_REPLACED,
                change -> "- " + code(change.address(), MAX_ADDRESS) + ": "
                        + text(change.why().get(0).text(), MAX_PROSE));
        out.more(explained.size() - MAX_REPLACED, "replacement");
    }
}

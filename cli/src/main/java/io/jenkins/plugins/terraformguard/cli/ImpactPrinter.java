package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.impact.ChangeImpact;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.impact.Reversibility;
import io.jenkins.plugins.terraformguard.engine.impact.Risk;
import io.jenkins.plugins.terraformguard.engine.report.ImpactText;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.PrintWriter;
import java.util.List;

/** The impact of a plan for the eyes of someone at a terminal: the risk, and what can't be undone. */
final class ImpactPrinter {
    private static final int MAX_CHANGES = 10;
    private static final int MAX_DOUBTS = 3;

    private final PrintWriter out;
    private final Style style;

    ImpactPrinter(PrintWriter out, Style style) {
        this.out = out;
        this.style = style;
    }

    void print(Impact impact) {
        if (impact.equals(Impact.NONE)) {
            return;
        }
        risk(impact.risk());
        String undo = ImpactText.reversibility(impact);
        if (!undo.isEmpty()) {
            out.println("Changes: " + undo + ". " + ImpactText.blast(impact.blast()));
        }
        List<ChangeImpact> worst = impact.changes().stream()
                .filter(change -> change.reversibility() == Reversibility.IRREVERSIBLE)
                .toList();
        worst.stream().limit(MAX_CHANGES).forEach(this::change);
        int left = Math.max(worst.size(), impact.reversibility().getOrDefault(Reversibility.IRREVERSIBLE.id(), 0))
                - Math.min(worst.size(), MAX_CHANGES);
        if (left > 0) {
            out.println("  ... and " + left + " more irreversible changes in the report");
        }
        out.println();
    }

    private void risk(Risk risk) {
        String headline = ImpactText.headline(risk);
        String parts = ImpactText.parts(risk);
        String threshold = ImpactText.threshold(risk);
        out.println((risk.asksForApproval() ? style.bad(headline) : style.strong(headline)) + " "
                + (threshold.isEmpty() ? "" : threshold + " ") + ImpactText.confidence(risk));
        if (!parts.isEmpty()) {
            out.println("  " + parts);
        }
        risk.doubts().stream()
                .limit(MAX_DOUBTS)
                .forEach(doubt -> out.println("  " + style.dim(SafeText.oneLine(doubt))));
    }

    private void change(ChangeImpact change) {
        String deposed = change.deposed().isEmpty() ? "" : " (deposed " + change.deposed() + ")";
        out.println("  " + style.bad(ImpactText.name(change.reversibility())) + " " + SafeText.oneLine(change.action())
                + " " + SafeText.oneLine(change.address() + deposed)
                + (change.certain() ? "" : style.dim("  not certain")));
        out.println("      " + SafeText.oneLine(change.reason()));
        if (ImpactText.isExplained(change)) {
            out.println(style.dim("      replaced because: "
                    + SafeText.oneLine(change.why().get(0).text())));
        }
    }
}

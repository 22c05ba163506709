package io.jenkins.plugins.terraformguard.engine.report;

import static io.jenkins.plugins.terraformguard.engine.report.MarkdownReport.MAX_ADDRESS;
import static io.jenkins.plugins.terraformguard.engine.report.MarkdownReport.MAX_PROSE;
import static io.jenkins.plugins.terraformguard.engine.report.MarkdownText.codeCell;
import static io.jenkins.plugins.terraformguard.engine.report.MarkdownText.text;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.Drift.DriftedPath;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import java.util.ArrayList;
import java.util.List;

/** Drift in the Markdown summary: what it comes to, and the worst of it. */
final class MarkdownDrift {
    static final int MAX_RESOURCES = 5;

    private static final int MAX_PATHS = 3;
    private static final int MAX_PROBLEMS = 3;

    private MarkdownDrift() {}

    static void write(Decision decision, MarkdownOut out) {
        DriftSummary summary = DriftText.counted(decision.driftSummary(), decision.drift());
        if (summary.status().equals(DriftSummary.NOT_ASKED) || !out.hasRoom()) {
            return;
        }
        String uncounted = DriftText.uncounted(summary);
        String rest = uncounted.isEmpty() ? "" : text(ReportText.capitalized(uncounted), MAX_PROSE) + ".";
        if (summary.status().equals(DriftSummary.CLEAN) || summary.status().equals(DriftSummary.NOISE_ONLY)) {
            out.paragraph(text(DriftText.headline(summary)) + (rest.isEmpty() ? "" : " " + rest));
            return;
        }
        String classes = DriftText.classes(summary);
        boolean warning = !summary.problems().isEmpty() || summary.status().equals(DriftSummary.INCOMPLETE);
        out.line("");
        out.line("### Drift");
        out.paragraph((warning ? "\u26a0\ufe0f " : "") + "**" + text(DriftText.headline(summary)) + "**"
                + (classes.isEmpty() ? "" : " " + ReportText.capitalized(classes) + "."));
        summary.problems().stream()
                .limit(MAX_PROBLEMS)
                .forEach(problem -> out.paragraph(text(ReportText.sentence(problem, MAX_PROSE))));
        resources(summary, decision.drift(), out);
        if (!rest.isEmpty()) {
            out.paragraph(rest);
        }
    }

    private static void resources(DriftSummary summary, List<Drift> drift, MarkdownOut out) {
        List<Drift> counting = drift.stream().filter(Drift::counts).toList();
        if (counting.isEmpty() || !out.hasRoom()) {
            return;
        }
        out.table("Severity", "Resource", "What happens");
        int shown = out.rows(counting, MAX_RESOURCES, MarkdownDrift::row);
        out.more(Math.max(counting.size(), summary.resources()) - shown, "resource");
    }

    private static String row(Drift drift) {
        List<DriftedPath> counting =
                drift.paths().stream().filter(DriftedPath::counts).toList();
        List<String> what = new ArrayList<>();
        counting.stream().limit(MAX_PATHS).forEach(path -> what.add(path(path)));
        int hidden = Math.max(0, counting.size() - MAX_PATHS) + drift.omittedPaths();
        if (hidden > 0) {
            what.add("and " + hidden + " more");
        }
        drift.breaks().stream()
                .limit(MAX_PATHS)
                .forEach(broken -> what.add("violates " + codeCell(broken.policy(), MAX_ADDRESS) + " "
                        + text(broken.title(), MAX_ADDRESS)));
        String position = SafeText.position(drift.file(), drift.line());
        return MarkdownText.row(
                text(drift.severity(), 64),
                codeCell(drift.address(), MAX_ADDRESS) + " " + text(DriftText.kind(drift.kind()), 64)
                        + (drift.previousAddress().isEmpty()
                                ? ""
                                : " from " + codeCell(drift.previousAddress(), MAX_ADDRESS))
                        + (position.isEmpty() ? "" : "<br>" + codeCell(position, MAX_ADDRESS)),
                String.join("<br>", what));
    }

    private static String path(DriftedPath path) {
        String fate = DriftText.name(path.driftClass());
        return path.path().isEmpty() ? fate : codeCell(path.path(), MAX_ADDRESS) + " " + fate;
    }
}

package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.Drift.DriftedPath;
import io.jenkins.plugins.terraformguard.engine.drift.DriftRemedy;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.report.DriftText;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.PrintWriter;
import java.util.List;

/** Drift for the eyes of someone at a terminal: what counts, what becomes of it, and how to get rid of it if asked. */
final class DriftPrinter {
    private static final int MAX_RESOURCES = 20;
    private static final int MAX_PATHS = 6;
    private static final int MAX_PROBLEMS = 5;

    private final PrintWriter out;
    private final Style style;
    private final boolean remedies;

    /** @param remedies whether ways to get rid of it are printed as well */
    DriftPrinter(PrintWriter out, Style style, boolean remedies) {
        this.out = out;
        this.style = style;
        this.remedies = remedies;
    }

    void print(Decision decision) {
        DriftSummary summary = DriftText.counted(decision.driftSummary(), decision.drift());
        if (summary.status().equals(DriftSummary.NOT_ASKED)) {
            return;
        }
        boolean incomplete = summary.status().equals(DriftSummary.INCOMPLETE)
                || !summary.problems().isEmpty();
        String headline = DriftText.headline(summary);
        String classes = DriftText.classes(summary);
        out.println((incomplete ? style.warn(headline) : style.strong(headline))
                + (classes.isEmpty() ? "" : " " + classes));
        summary.problems().stream()
                .limit(MAX_PROBLEMS)
                .forEach(problem -> out.println("  " + style.warn(SafeText.oneLine(problem))));
        List<Drift> counting = decision.drift().stream().filter(Drift::counts).toList();
        counting.stream().limit(MAX_RESOURCES).forEach(this::resource);
        int left = Math.max(counting.size(), summary.resources()) - Math.min(counting.size(), MAX_RESOURCES);
        if (left > 0) {
            out.println("  ... and " + left + " more drifted resources in the report");
        }
        String uncounted = DriftText.uncounted(summary);
        if (!uncounted.isEmpty()) {
            out.println(style.dim("  " + uncounted));
        }
        out.println();
    }

    private void resource(Drift drift) {
        String position = SafeText.position(drift.file(), drift.line());
        out.println("  " + severity(drift.severity()) + " " + SafeText.oneLine(drift.address()) + " "
                + DriftText.kind(drift.kind())
                + (drift.previousAddress().isEmpty() ? "" : " from " + SafeText.oneLine(drift.previousAddress()))
                + (position.isEmpty() ? "" : "  " + position));
        List<DriftedPath> counting =
                drift.paths().stream().filter(DriftedPath::counts).toList();
        counting.stream().limit(MAX_PATHS).forEach(this::path);
        int left = Math.max(0, counting.size() - MAX_PATHS) + drift.omittedPaths();
        if (left > 0) {
            out.println("      ... and " + left + " more attributes");
        }
        drift.breaks()
                .forEach(broken -> out.println(
                        "      " + style.bad("violates " + broken.policy()) + " " + SafeText.oneLine(broken.title())));
        if (remedies) {
            drift.remedies().forEach(this::remedy);
        }
    }

    private String severity(String severity) {
        return switch (severity) {
            case "critical", "high" -> style.bad(severity);
            case "medium" -> style.warn(severity);
            default -> SafeText.oneLine(severity, 16);
        };
    }

    private void path(DriftedPath path) {
        String fate = DriftText.name(path.driftClass());
        if (path.path().isEmpty()) {
            out.println("      " + fate);
            return;
        }
        out.println("      "
                + style.dim(SafeText.oneLine(path.path()) + ": " + SafeText.oneLine(path.before()) + " -> "
                        + SafeText.oneLine(path.after()))
                + "  " + fate + (path.security() ? ", " + style.warn("security") : "")
                + (path.relevant() ? ", the plan depends on it" : ""));
    }

    private void remedy(DriftRemedy remedy) {
        String position = SafeText.position(remedy.file(), remedy.line());
        out.println("      " + DriftText.remedy(remedy.kind()) + ": " + SafeText.oneLine(remedy.title())
                + (position.isEmpty() ? "" : "  " + position));
        SafeText.visible(remedy.text()).lines().forEach(line -> out.println("          " + line));
        if (!remedy.risk().isEmpty()) {
            out.println("        " + style.warn("risk: ") + SafeText.oneLine(remedy.risk()));
        }
    }
}

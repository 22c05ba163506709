package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.DriftRemedy;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.report.DriftText;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Drift for the eyes of someone at a terminal: what, what becomes of it, and on demand how to get rid of it. */
final class DriftPrinter {
    private static final int MAX_RESOURCES = 200;
    private static final int MAX_PATHS = 8;

    private final PrintWriter out;
    private final Style style;
    private final boolean verbose;

    /** @param verbose whether noise, what is ignored and the remedies are listed as well */
    DriftPrinter(PrintWriter out, Style style, boolean verbose) {
        this.out = out;
        this.style = style;
        this.verbose = verbose;
    }

    void print(Decision decision) {
        if (decision.error() != null) {
            Decision.GuardError error = decision.error();
            String place = SafeText.position(error.file(), error.line());
            out.println(style.bad("error") + ": " + (place.isEmpty() ? "" : place + ": ")
                    + SafeText.oneLine(error.message()));
            out.println("  " + SafeText.oneLine(error.remedy()));
            return;
        }
        resources(decision, verbose ? Integer.MAX_VALUE : MAX_RESOURCES);
        summary(decision.driftSummary());
    }

    /**
     * For a command that is about more than drift: the headline, the worst, and what does not count in numbers.
     *
     * @param most resources that are listed; the rest is counted
     */
    void brief(Decision decision, int most) {
        DriftSummary summary = DriftText.counted(decision.driftSummary(), decision.drift());
        if (summary.status().equals(DriftSummary.NOT_ASKED)) {
            return;
        }
        boolean unsure = summary.status().equals(DriftSummary.INCOMPLETE)
                || !summary.problems().isEmpty();
        String headline = DriftText.headline(summary);
        String classes = DriftText.classes(summary);
        out.println(
                (unsure ? style.warn(headline) : style.strong(headline)) + (classes.isEmpty() ? "" : " " + classes));
        problems(summary);
        resources(decision, most);
        String uncounted = DriftText.uncounted(summary);
        if (!uncounted.isEmpty()) {
            out.println(style.dim(uncounted));
        }
        out.println();
    }

    private void resources(Decision decision, int most) {
        List<Drift> shown = decision.drift().stream()
                .filter(drift -> verbose || drift.counts())
                .toList();
        shown.stream().limit(most).forEach(this::resource);
        more(
                Math.max(shown.size(), decision.driftSummary().resources()),
                Math.min(most, shown.size()),
                "drifted resources");
    }

    private void problems(DriftSummary summary) {
        summary.problems().forEach(problem -> out.println(style.warn("problem") + ": " + SafeText.oneLine(problem)));
    }

    private void resource(Drift drift) {
        String position = SafeText.position(drift.file(), drift.line());
        String from = drift.previousAddress().isEmpty() ? "" : " (was " + drift.previousAddress() + ")";
        String head = drift.severity().toUpperCase(Locale.ROOT) + " " + drift.kind();
        boolean heavy = drift.severity().equals("critical") || drift.severity().equals("high");
        out.println((heavy ? style.bad(head) : style.warn(head)) + " "
                + style.strong(SafeText.oneLine(drift.address() + from))
                + (position.isEmpty() ? "" : "  " + position));
        List<Drift.DriftedPath> paths =
                drift.paths().stream().filter(path -> verbose || path.counts()).toList();
        int most = verbose ? Integer.MAX_VALUE : MAX_PATHS;
        paths.stream().limit(most).forEach(this::path);
        more(paths.size() + drift.omittedPaths(), Math.min(most, paths.size()), "attributes");
        drift.breaks()
                .forEach(broken -> out.println("    " + style.bad("breaks " + SafeText.oneLine(broken.policy())) + " ["
                        + SafeText.oneLine(broken.severity()) + "] " + SafeText.oneLine(broken.title())));
        if (verbose) {
            drift.remedies().forEach(this::remedy);
        }
    }

    private void path(Drift.DriftedPath path) {
        String values = path.path().isEmpty()
                ? ""
                : SafeText.oneLine(path.path()) + ": " + SafeText.oneLine(path.before()) + " -> "
                        + SafeText.oneLine(path.after()) + "  ";
        List<String> marks = new ArrayList<>();
        marks.add(DriftText.name(path.driftClass()));
        marks.add(path.security() ? "security" : "");
        marks.add(path.relevant() ? "the plan depends on it" : "");
        marks.add(path.noise().isEmpty() ? "" : "noise: " + DriftText.noise(path.noise()));
        marks.add(path.ignored().isEmpty() ? "" : "ignored: " + path.ignored());
        marks.removeIf(String::isEmpty);
        out.println("    " + values + style.dim("[" + SafeText.oneLine(String.join(", ", marks)) + "]"));
    }

    private void remedy(DriftRemedy remedy) {
        String position = SafeText.position(remedy.file(), remedy.line());
        out.println("    " + style.good(remedy.kind()) + ": " + SafeText.oneLine(remedy.title())
                + (position.isEmpty() ? "" : "  " + position));
        remedy.text().lines().forEach(line -> out.println("      | " + SafeText.oneLine(line)));
        if (!remedy.risk().isEmpty()) {
            out.println("      " + style.warn("risk") + ": " + SafeText.oneLine(remedy.risk()));
        }
    }

    private void summary(DriftSummary summary) {
        String uncounted = DriftText.uncounted(summary);
        if (!uncounted.isEmpty()) {
            out.println("Does not count: " + uncounted);
        }
        problems(summary);
        String classes = summary.classes().isEmpty() ? "" : " (" + DriftText.classes(summary) + ")";
        String numbers = summary.resources() > 0
                ? "; " + summary.resources() + " resources, " + summary.attributes() + " attributes" + classes
                : "";
        out.println("Drift: " + word(summary.status()) + numbers);
    }

    private String word(String status) {
        String word = status.toUpperCase(Locale.ROOT);
        return switch (status) {
            case DriftSummary.CLEAN, DriftSummary.NOISE_ONLY -> style.good(word);
            case DriftSummary.DRIFTED -> style.warn(word);
            default -> style.bad(word);
        };
    }

    private void more(int all, int shown, String what) {
        if (all > shown) {
            out.println("    ... and " + (all - shown) + " more " + what);
        }
    }
}

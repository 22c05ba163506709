package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.cli.evaluation.EvaluationReport;
import io.jenkins.plugins.terraformguard.cli.evaluation.PlanScore;
import io.jenkins.plugins.terraformguard.cli.evaluation.Prices;
import io.jenkins.plugins.terraformguard.cli.evaluation.Score;
import io.jenkins.plugins.terraformguard.cli.evaluation.Usage;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** How well reviewers did: a line for each plan, then the sums. */
final class EvaluationTable {
    private static final String ROW = "%-9s %-6s %-44s %7s %7s%n";
    private static final int MAX_TEXT = 300;
    private static final int MAX_FILE = 43;
    private static final double PERCENT = 100;
    private static final double MILLIS = 1_000;

    private final PrintWriter out;
    private final Style style;

    EvaluationTable(PrintWriter out, Style style) {
        this.out = out;
        this.style = style;
    }

    void print(EvaluationReport report, Optional<Prices> prices) {
        out.printf(ROW, "RESULT", "RISKY", "PLAN", "CLAIMS", "STRUCK");
        report.scores().forEach(this::plan);
        out.println();
        out.println("Asked: " + all(report.reviewers()));
        score("Plans", report.plans());
        score("Subjects", report.subjects());
        out.println("Claims: " + report.claims() + ", struck " + report.struck() + " (" + share(report.struckShare())
                + ")"
                + (report.reasons().isEmpty()
                        ? ""
                        : ": "
                                + report.reasons().entrySet().stream()
                                        .map(reason -> reason.getKey() + " " + reason.getValue())
                                        .collect(Collectors.joining(", "))));
        usage(report.usage(), prices);
    }

    private void plan(PlanScore score) {
        out.printf(
                ROW,
                result(score),
                score.plan().risky() ? "yes" : "no",
                SafeText.oneLine(score.plan().file(), MAX_FILE),
                score.claims(),
                score.struck());
        line("not named", score.missed());
        line("harmless, and named", score.harmless());
        line("no answer that counts", score.problems());
    }

    /** In a column, so without colour. */
    private static String result(PlanScore score) {
        Score own = score.plans();
        return own.wrong() > 0 ? "alarm" : own.missed() > 0 ? "missed" : "right";
    }

    private void line(String what, Collection<String> texts) {
        if (!texts.isEmpty()) {
            out.println(style.dim("    " + what + ": " + all(texts)));
        }
    }

    private static String all(Collection<String> texts) {
        return texts.stream().map(text -> SafeText.oneLine(text, MAX_TEXT)).collect(Collectors.joining(", "));
    }

    private void score(String what, Score score) {
        out.println(style.strong(what) + ": precision " + share(score.precision()) + ", recall " + share(score.recall())
                + "  (right " + score.right() + ", wrong " + score.wrong() + ", missed " + score.missed() + ")");
    }

    private void usage(Usage usage, Optional<Prices> prices) {
        if (usage.calls().isEmpty()) {
            return;
        }
        out.println("Calls: "
                + usage.calls().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(call -> call.getValue() + " " + call.getKey())
                        .collect(Collectors.joining(", "))
                + String.format(Locale.ROOT, "; %.1f seconds", usage.millis() / MILLIS) + "; tokens "
                + usage.inputTokens() + " in, " + usage.outputTokens() + " out"
                + prices.map(known -> "; cost " + known.of(usage).toPlainString())
                        .orElse(""));
    }

    private static String share(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%.1f %%", share.getAsDouble() * PERCENT) : "-";
    }
}

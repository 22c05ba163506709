package io.jenkins.plugins.terraformguard.cli.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.review.ReviewPanel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The documentation says what the rules of the guard come to. With {@code -Dguard.write} it is written anew. */
class EvaluationPageTest {
    private static final String OPEN = "<!-- baseline: made by EvaluationPageTest -->\n";
    private static final String CLOSE = "<!-- /baseline -->";

    private static String markdown() throws Exception {
        ReviewRules rules =
                new ReviewRules(ReviewRules.DEFAULT.roles(), false, 8_000, new ReviewRules.Raise(Severity.HIGH, 80, 1));
        EvaluationReport report =
                new Evaluation(new GuardEngine("test"), rules, ReviewPanel.NONE).run(LabelledSet.bundled(), done -> {});
        StringBuilder out = new StringBuilder("| | precision | recall | right | wrong | missed |\n");
        out.append("|---|---|---|---|---|---|\n");
        row(out, "plans", report.plans());
        row(out, "subjects", report.subjects());
        out.append("\nStruck: ")
                .append(report.struck())
                .append(" of ")
                .append(report.claims())
                .append(" claims.");
        out.append(" What it does not find:\n\n");
        for (PlanScore score : report.scores()) {
            if (score.plans().missed() + score.plans().wrong() > 0) {
                out.append("- `").append(score.plan().file()).append("`: ");
                out.append(score.plan().note()).append('\n');
            }
        }
        return out.toString();
    }

    private static void row(StringBuilder out, String what, Score score) {
        out.append("| ").append(what).append(" | ").append(percent(score.precision()));
        out.append(" | ").append(percent(score.recall())).append(" | ").append(score.right());
        out.append(" | ")
                .append(score.wrong())
                .append(" | ")
                .append(score.missed())
                .append(" |\n");
    }

    private static String percent(OptionalDouble share) {
        return String.format(Locale.ROOT, "%.1f %%", share.orElseThrow() * 100);
    }

    @Test
    void thePageHasTheBaselineOfThisVersion() throws Exception {
        Path page = Path.of(System.getProperty("guard.root"), "docs", "reviewers-evaluation.md");
        String text = Files.readString(page);
        int from = text.indexOf(OPEN) + OPEN.length();
        int to = text.indexOf(CLOSE);
        assertTrue(from >= OPEN.length() && to >= from, "the page has no section " + OPEN);
        String expected = markdown();
        if (System.getProperty("guard.write") != null) {
            Files.writeString(page, text.substring(0, from) + expected + text.substring(to));
            return;
        }
        assertEquals(expected, text.substring(from, to), "run this test with -Dguard.write=1");
    }
}

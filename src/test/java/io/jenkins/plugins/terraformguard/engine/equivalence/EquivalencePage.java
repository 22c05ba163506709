package io.jenkins.plugins.terraformguard.engine.equivalence;

import io.jenkins.plugins.terraformguard.engine.equivalence.RuleMapping.Difference;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** The documentation's page on how our answers compare with those of other tools. */
public final class EquivalencePage {
    private EquivalencePage() {}

    public static String markdown(Comparison comparison) {
        List<RuleRow> rows = comparison.rows();
        List<RuleRow> same =
                rows.stream().filter(row -> !row.entry().policies().isEmpty()).toList();
        List<RuleRow> none =
                rows.stream().filter(row -> row.entry().policies().isEmpty()).toList();
        StringBuilder out = new StringBuilder("""
                # Compared with other tools

                What rules of other tools say of a collection of real plans, and what the bundled policies say of the same
                resources of the same plans. The collection is no part of this project. This page is written by
                `CorpusEquivalenceTest` (with `-Dguard.write=1`), which fails as soon as an answer differs in a way that is
                not listed here. [From other tools](catalogue/migration.md) lists far more rules, without comparing answers.

                """);
        out.append("| | rules | answers |\n|---|---|---|\n");
        total(out, "with an equivalent policy", same, row -> row.agreements() + row.disagreements());
        total(out, "the same answer", agreeing(same), RuleRow::agreements);
        total(out, "another answer", differing(same), RuleRow::disagreements);
        total(out, "without an equivalent policy", none, RuleRow::unmatched);
        out.append("""

                ## Rules with an equivalent policy

                Answers are counted by resource; where a tool answers for a plan as a whole, so is ours. "Not looked at" is
                where theirs passes and ours has nothing to say: it judges another resource, or only what a plan changes.

                | tool | rule | policies | both object | both pass | not looked at | different |
                |---|---|---|---|---|---|---|
                """);
        for (RuleRow row : same) {
            out.append("| ").append(cell(row.entry().tool())).append(" | ").append(rule(row));
            out.append(" | ").append(String.join(", ", row.entry().policies()));
            out.append(" | ").append(row.bothDeny()).append(" | ").append(row.bothAllow());
            out.append(" | ").append(row.notAsked()).append(" | ").append(row.disagreements());
            out.append(" |\n");
        }
        out.append("""

                ## Where answers differ

                | tool | rule | resource | theirs | ours | answers | why ours is right |
                |---|---|---|---|---|---|---|
                """);
        for (RuleRow row : same) {
            for (Difference difference : row.entry().differences()) {
                out.append("| ").append(cell(row.entry().tool())).append(" | ").append(rule(row));
                out.append(" | ").append(difference.type().isEmpty() ? "the plan" : "`" + difference.type() + "`");
                out.append(" | ")
                        .append(word(difference.theirs()))
                        .append(" | ")
                        .append(word(difference.ours()));
                out.append(" | ").append(row.count(difference));
                out.append(" | ").append(cell(difference.reason())).append(" |\n");
            }
        }
        out.append("""

                ## Rules without an equivalent policy

                | tool | rule | answers | why |
                |---|---|---|---|
                """);
        for (RuleRow row : none) {
            out.append("| ").append(cell(row.entry().tool())).append(" | ").append(rule(row));
            out.append(" | ").append(row.unmatched());
            out.append(" | ").append(cell(row.entry().none())).append(" |\n");
        }
        return out.toString();
    }

    private static List<RuleRow> agreeing(List<RuleRow> rows) {
        return rows.stream().filter(row -> row.agreements() > 0).toList();
    }

    private static List<RuleRow> differing(List<RuleRow> rows) {
        return rows.stream().filter(row -> row.disagreements() > 0).toList();
    }

    private static void total(StringBuilder out, String label, List<RuleRow> rows, ToIntFunction<RuleRow> answers) {
        int sum = rows.stream().mapToInt(answers).sum();
        out.append("| ").append(label).append(" | ").append(rows.size());
        out.append(" | ").append(sum).append(" |\n");
    }

    private static String word(Enum<?> answer) {
        return answer.name().toLowerCase(Locale.ROOT);
    }

    private static String rule(RuleRow row) {
        String name = row.entry().name();
        return "`" + row.entry().rule() + "`" + (name == null ? "" : " (`" + name + "`)");
    }

    private static String cell(String text) {
        return text.strip().replaceAll("\\s+", " ").replace("|", "\\|");
    }
}

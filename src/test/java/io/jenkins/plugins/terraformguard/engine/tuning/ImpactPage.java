package io.jenkins.plugins.terraformguard.engine.tuning;

import io.jenkins.plugins.terraformguard.engine.impact.Condition;
import io.jenkins.plugins.terraformguard.engine.impact.Protection;
import io.jenkins.plugins.terraformguard.engine.impact.ReversibilityRow;
import io.jenkins.plugins.terraformguard.engine.impact.RiskFactor;
import io.jenkins.plugins.terraformguard.engine.impact.RiskSettings;
import io.jenkins.plugins.terraformguard.engine.impact.RowSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The parts of the documentation that are made from the bundled files. */
final class ImpactPage {
    private static final Map<String, String> TITLES = Map.of(
            "aws", "Amazon Web Services",
            "azure", "Microsoft Azure and Entra ID",
            "google", "Google Cloud",
            "kubernetes", "Kubernetes and Helm",
            "general", "All other providers");

    private ImpactPage() {}

    /** All rows, a table for each file. */
    static String rows() {
        StringBuilder page = new StringBuilder("""
                # What can be undone

                These are the rows that come with the engine; [impact.md](impact.md) says how they are chosen and extended. The page is
                made from the bundled files (`ImpactPageTest` with `-Dguard.write=1`). Of the rows that fit a change the first one that
                holds counts; the rows for all other providers come after those of a provider. "?" after a class: the row is not certain.
                """);
        for (String name : BundledImpact.names()) {
            RowSource.Rows rows = BundledImpact.rows(name);
            page.append("\n## ").append(TITLES.get(name)).append("\n\n");
            page.append("| row | applies to | class | why | what to do |\n|---|---|---|---|---|\n");
            rows.rows().forEach(row -> page.append(row(row)));
            if (!rows.protections().isEmpty()) {
                page.append("\nWhat is protected:\n\n| row | applies to | what comes of it |\n|---|---|---|\n");
                rows.protections().forEach(protection -> page.append(protection(protection)));
            }
        }
        return page.toString();
    }

    private static String row(ReversibilityRow row) {
        String applies = types(row.types()) + "; " + String.join(", ", row.actions())
                + (row.attributes().isEmpty()
                        ? ""
                        : " of "
                                + row.attributes().stream()
                                        .map(path -> code(path.toString()))
                                        .collect(Collectors.joining(" or ")))
                + when(row.when());
        return "| " + row.id() + " | " + applies + " | " + row.cls().id() + (row.certain() ? "" : "?") + " | "
                + text(row.reason()) + " | " + text(row.restore()) + " |\n";
    }

    private static String protection(Protection protection) {
        return "| " + protection.id() + " | " + types(protection.types()) + when(protection.when()) + " | "
                + text(protection.reason()) + " |\n";
    }

    private static String when(Condition when) {
        return when == Condition.ALWAYS ? "" : " when " + code(when.toString());
    }

    private static String types(List<String> types) {
        return types.stream().map(ImpactPage::code).collect(Collectors.joining(", "));
    }

    private static String code(String text) {
        return "<code>" + text(text).replace("*", "&#42;").replace("_", "&#95;") + "</code>";
    }

    private static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("|", "&#124;");
    }

    /** All numbers of the score. */
    static String weights(RiskSettings settings) {
        StringBuilder page = new StringBuilder("| part | points | at most |\n|---|---|---|\n");
        for (RiskFactor factor : RiskFactor.values()) {
            List<String> weights = new ArrayList<>();
            for (String key : factor.counted()) {
                weights.add("`" + key + "` " + settings.number(RiskSettings.WEIGHTS + factor.id() + "." + key));
            }
            page.append("| `")
                    .append(factor.id())
                    .append("`: ")
                    .append(factor.title())
                    .append(" | ");
            page.append(String.join(", ", weights)).append(" | ");
            page.append(settings.number(RiskSettings.WEIGHTS + factor.id() + ".most"))
                    .append(" |\n");
        }
        page.append("\n| setting | value |\n|---|---|\n");
        settings.sorted().forEach((path, number) -> {
            if (!path.startsWith(RiskSettings.WEIGHTS)) {
                page.append("| `").append(path).append("` | ").append(number).append(" |\n");
            }
        });
        page.append("\n| list | words |\n|---|---|\n");
        new TreeMap<>(settings.words())
                .forEach((name, words) -> page.append("| `")
                        .append(name)
                        .append("` | ")
                        .append(words.stream().map(ImpactPage::code).collect(Collectors.joining(", ")))
                        .append(" |\n"));
        return page.toString();
    }
}

package io.jenkins.plugins.terraformguard.engine.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.drift.noise.NoiseRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of docs/drift.md are those of the code. */
class DriftPageTest {
    private static String section(String title) throws IOException {
        String page =
                Files.readString(Path.of(System.getProperty("guard.root", ".")).resolve("docs/drift.md"));
        int from = page.indexOf("## " + title + "\n");
        assertTrue(from >= 0, title);
        int to = page.indexOf("\n## ", from);
        return page.substring(from, to < 0 ? page.length() : to);
    }

    private static List<String> rows(String section) {
        return section.lines().filter(line -> line.startsWith("| ")).skip(1).toList();
    }

    private static String names(List<String> terms) {
        return terms.stream().map(term -> "`" + term + "`").collect(Collectors.joining(", "));
    }

    @Test
    void theRulesOfNoise() throws IOException {
        assertEquals(
                NoiseRules.all().stream()
                        .map(rule -> "| `" + rule.id() + "` | " + rule.title() + " | " + rule.description() + " |")
                        .toList(),
                rows(section("What is noise")));
    }

    @Test
    void theTermsOfSecurity() throws IOException {
        String section = section("Security relevance");
        assertEquals(
                SecurityTable.CATEGORIES.stream()
                        .map(category -> "| " + category.title() + " | " + String.join(", ", category.words()) + " |")
                        .toList(),
                rows(section));
        for (String text : List.of(
                String.join(", ", SecurityTable.OTHERS),
                names(SecurityTable.TYPES),
                names(SecurityTable.POLICY_IS_NO_ACCESS),
                names(SecurityTable.NEVER),
                names(SecurityTable.ALWAYS))) {
            assertTrue(section.contains(": " + text + "."), text);
        }
    }
}

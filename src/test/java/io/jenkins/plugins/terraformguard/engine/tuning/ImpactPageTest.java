package io.jenkins.plugins.terraformguard.engine.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documentation has the rows and weights of this version. With {@code -Dguard.write} it is written anew. */
class ImpactPageTest {
    private static final Path DOCS = Path.of(System.getProperty("guard.root", "."), "docs");
    private static final String OPEN = "<!-- weights: made from the engine, see ImpactPageTest -->\n";
    private static final String CLOSE = "<!-- /weights -->";
    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final String OLD = "run this test with -Dguard.write=1 to bring the page up to date";

    @Test
    void theDocumentationHasTheRowsOfThisVersion() throws IOException {
        Path page = DOCS.resolve("impact-rows.md");
        if (System.getProperty("guard.write") != null) {
            Files.writeString(page, ImpactPage.rows());
        }
        assertTrue(ImpactPage.rows().equals(Files.readString(page)), OLD);
    }

    /** Every configuration that the page shows is read by the engine, and its examples hold. */
    @Test
    void theConfigurationOnThePageWorks() throws Exception {
        Matcher block = YAML.matcher(Files.readString(DOCS.resolve("impact.md")));
        int seen = 0;
        int examples = 0;
        while (block.find()) {
            PolicyFile file = new PolicyFile("impact.yaml", block.group(1));
            for (PolicyInput input : List.of(
                    PolicyInput.ofProject(List.of(file)), new PolicyInput(List.of(file), List.of(), List.of()))) {
                ImpactTuning tuning = ImpactTuning.read(input);
                assertEquals(List.of(), tuning.notes());
                for (RowExamples.Result result : RowExamples.run(file, tuning.table())) {
                    examples++;
                    assertTrue(input.organisation().isEmpty() || result.isAsExpected(), result.toString());
                }
            }
            seen++;
        }
        assertEquals("2 4", seen + " " + examples);
    }

    @Test
    void theDocumentationHasTheWeightsOfThisVersion() throws IOException {
        Path page = DOCS.resolve("impact.md");
        String weights = ImpactPage.weights(ImpactTuning.bundled().risk());
        String text = Files.readString(page);
        int from = text.indexOf(OPEN) + OPEN.length();
        int to = text.indexOf(CLOSE);
        assertTrue(from >= OPEN.length() && to >= from, "docs/impact.md has no section " + OPEN);
        if (System.getProperty("guard.write") != null) {
            text = text.substring(0, from) + weights + text.substring(to);
            Files.writeString(page, text);
            to = text.indexOf(CLOSE);
        }
        assertEquals(weights, text.substring(from, to), OLD);
    }
}

package io.jenkins.plugins.terraformguard.engine.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The documentation has the rows and weights of this version. With {@code -Dguard.write} it is written anew. */
class ImpactPageTest {
    private static final Path DOCS = Path.of(System.getProperty("guard.root", "."), "docs");
    private static final String OPEN = "<!-- weights: made from the engine, see ImpactPageTest -->\n";
    private static final String CLOSE = "<!-- /weights -->";
    private static final String OLD = "run this test with -Dguard.write=1 to bring the page up to date";

    @Test
    void theDocumentationHasTheRowsOfThisVersion() throws IOException {
        Path page = DOCS.resolve("impact-rows.md");
        if (System.getProperty("guard.write") != null) {
            Files.writeString(page, ImpactPage.rows());
        }
        assertTrue(ImpactPage.rows().equals(Files.readString(page)), OLD);
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

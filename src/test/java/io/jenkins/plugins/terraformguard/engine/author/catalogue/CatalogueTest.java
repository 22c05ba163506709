package io.jenkins.plugins.terraformguard.engine.author.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.BundledPolicies;
import io.jenkins.plugins.terraformguard.engine.policy.PackLoader;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue in the documentation is that of this version. With {@code -Dguard.write} it is written anew. */
class CatalogueTest {
    private static final Path FOLDER = Path.of(System.getProperty("guard.root", "."), "docs", "catalogue");

    @Test
    void theDocumentationHasTheCatalogueOfThisVersion() throws Exception {
        Map<String, String> expected = Catalogue.files(BundledPolicies.withExamples());
        if (System.getProperty("guard.write") != null) {
            Files.createDirectories(FOLDER);
            for (Map.Entry<String, String> file : expected.entrySet()) {
                Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
            }
        }
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                found.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((name, text) -> assertTrue(
                text.equals(found.get(name)),
                "docs/catalogue/" + name + " is old: run this test with -Dguard.write=1"));
    }

    @Test
    void textsAreNoMarkup() throws Exception {
        PolicyPack pack = new PackLoader().load("""
            pack: evil
            version: 1
            params: { p: "<b>|`x" }
            policies:
              - id: E-1
                title: "<script>alert(1)</script> | [a](javascript:b) `c` *d*"
                rationale: "</details><img src=x onerror=alert(2)>"
                severity: low
                enforcement: advisory
                resources: [a_b]
                when: after.x == "<i>|`" || after.x == "]]>"
                assert: after.x == 1
                remediation: "<u>x</u>\\n\\n  </pre><script>y"
                references: { "<k>": "<v>" }
                examples:
                  - { name: "<s>|", expect: pass, after: { x: 1 } }
            """.replace("\\\\n", "\\n"), "e.yaml", PolicyPack.PROJECT);
        Map<String, String> files = Catalogue.files(List.of(pack));
        String page = files.get("evil.md");
        for (String tag : List.of("<script", "<img", "<b>", "<i>", "<u>", "<k>", "<s>", "[a](")) {
            assertFalse(page.replaceAll("(?s)```hcl.*?```", "").contains(tag), tag);
        }
        String search = files.get("index.html");
        assertFalse(
                search.contains("<script>alert") || search.contains("<img") || search.contains("<script>y"), search);
    }

    @Test
    void configurationIsToldFromSentences() {
        assertEquals(
                List.of(
                        new RemediationText.Part(false, "Do this:"),
                        new RemediationText.Part(true, "a {\n  b = 1\n\n  c = 2\n}"),
                        new RemediationText.Part(false, "And that.")),
                RemediationText.parts("Do this:\n\n  a {\n    b = 1\n\n    c = 2\n  }\n\nAnd that.\n"));
    }
}

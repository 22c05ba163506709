package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.terraformguard.engine.equivalence.AnswerReader;
import io.jenkins.plugins.terraformguard.engine.equivalence.Comparison;
import io.jenkins.plugins.terraformguard.engine.equivalence.EquivalencePage;
import io.jenkins.plugins.terraformguard.engine.equivalence.RuleMapping;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The bundled policies answer as the rules of other tools do, or the difference is listed with its reason. With
 * {@code -Dguard.write} the page that counts both is written anew.
 */
class CorpusEquivalenceTest {
    private static final Path PAGE = Path.of(System.getProperty("guard.root", "."), "docs", "equivalence.md");

    @Test
    void everyAnswerIsTheSameOrItsDifferenceIsListed() throws Exception {
        List<Policy> policies = BundledPolicies.packs().stream()
                .flatMap(pack -> pack.policies().stream())
                .toList();
        Comparison comparison = Comparison.of(AnswerReader.read(Corpus.folder()), RuleMapping.load(policies));
        assertEquals("", String.join("\n", comparison.problems()));
        String page = EquivalencePage.markdown(comparison);
        if (System.getProperty("guard.write") != null) {
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE), "run this test with -Dguard.write=1 to bring the page up to date");
    }
}

package io.jenkins.plugins.terraformguard.engine.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.layer.LayerFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples may stand beside a pack. */
class ExamplesFileTest {
    private static final String PACK = """
        pack: acme
        version: 1
        policies:
          - id: A-1
            title: T
            severity: low
            enforcement: advisory
            resources: [a_b]
            assert: after.x == 1
        """;
    private static final String EXAMPLES = """
        pack: acme
        examples:
          A-1:
            - { expect: pass, after: { x: 1 } }
        mutation:
          A-1:
            - { mutant: m, reason: r }
        """;

    private static PolicyPack load(String pack, String examples) throws PolicyException {
        return new PackLoader()
                .load(
                        new PackSource(new PolicyFile("a.yaml", pack), new PolicyFile("a.examples.yaml", examples)),
                        PolicyPack.PROJECT);
    }

    @Test
    void theyBelongToThePolicyAndSayWhereTheyStand() throws Exception {
        PolicyPack pack = load(PACK, EXAMPLES);
        Policy policy = pack.policies().get(0);
        assertEquals("a.examples.yaml:4:7", policy.examples().get(0).place().toString());
        assertEquals(
                "a.examples.yaml", policy.notes().explained().get(0).place().file());
        assertEquals("pass", ExampleRunner.run(pack, policy).get(0).actual());
        assertEquals(new PackLoader().load(PACK, "a.yaml", PolicyPack.PROJECT).digest(), pack.digest());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        A-1:;         A-2:;             There is no policy 'A-2' in the pack
        pack: acme;   pack: acmee;      examples of the pack 'acmee'
        pack: acme;   version: 1;       Unknown key 'version'
        expect: pass; expect: maybe;    An example expects
        """)
    void whatDoesNotFitIsRefused(String from, String to, String message) {
        PolicyException e = assertThrows(PolicyException.class, () -> load(PACK, EXAMPLES.replace(from, to)));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertEquals("a.examples.yaml", e.file());
    }

    @Test
    void examplesInBothFilesAreRefused() {
        PolicyException e = assertThrows(PolicyException.class, () -> load(PACK + "    examples: []\n", EXAMPLES));
        assertTrue(e.getMessage().contains("has 'examples' of its own"), e.getMessage());
    }

    @Test
    void aLayerKeepsThemApartFromPacks() throws Exception {
        LayerFiles files =
                LayerFiles.of(List.of(new PolicyFile("a.examples.yml", EXAMPLES), new PolicyFile("a.yaml", PACK)));
        assertEquals(1, files.packs().size());
        assertEquals("a.examples.yml", files.sources().get(0).examples().name());
    }

    @Test
    void aFileThatNobodyReadsIsAnError() {
        List<PolicyFile> files = List.of(new PolicyFile("b.examples.yaml", PACK), new PolicyFile("a.yaml", PACK));
        PolicyException e = assertThrows(PolicyException.class, () -> LayerFiles.of(files));
        assertTrue(e.getMessage().contains("There is no pack b.yaml"), e.getMessage());
    }
}

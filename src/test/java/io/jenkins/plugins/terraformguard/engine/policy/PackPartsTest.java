package io.jenkins.plugins.terraformguard.engine.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.layer.PolicyLayers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pack that stands in several files is one pack. */
class PackPartsTest {
    private static PolicyFile part(String part, String head, String id) {
        return new PolicyFile(part + ".yaml", """
            pack: acme
            part: %s
            %s
            policies:
              - id: %s
                title: T
                severity: low
                enforcement: advisory
                resources: [a_b]
                assert: after.x == 1
            """.formatted(part, head, id));
    }

    private static List<PolicyPack> packs(PolicyFile... files) throws PolicyException {
        return PolicyLayers.packs(List.of(files), PolicyPack.PROJECT);
    }

    @Test
    void partsMakeOnePackWhateverTheirOrder() throws Exception {
        PolicyFile a = part("a", "version: 1\nparams: { x: 1 }", "A-1");
        PolicyFile b = part("b", "version: 1\nparams: { y: 2 }", "B-1");
        PolicyPack pack = packs(a, b).get(0);
        assertEquals(1, packs(a, b).size());
        assertEquals(
                List.of("A-1", "B-1"), pack.policies().stream().map(Policy::id).toList());
        assertEquals(
                "{x, y}",
                pack.parameters().keySet().toString().replace('[', '{').replace(']', '}'));
        assertEquals(2, pack.params().size());
        assertEquals(pack.digest(), packs(b, a).get(0).digest());
        assertNotEquals(
                pack.digest(),
                packs(a, part("b", "version: 1\nparams: { y: 3 }", "B-1"))
                        .get(0)
                        .digest());
        assertEquals(
                pack.params(),
                packs(a, part("b", "version: 1\nparams: { x: 1, y: 2 }", "B-1"))
                        .get(0)
                        .params());
        assertEquals("b.yaml", pack.policies().get(1).place().file());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        a; version: 1;                   A-2; has the part 'a' twice
        b; version: 2;                   A-2; version 2
        b; version: 1|params: {x: 2};  A-2; declares the parameter 'x' otherwise
        b; version: 1;                   A-1; A-1
        B; version: 1;                   A-2; not usable
        """)
    void partsThatDoNotFitAreRefused(String part, String head, String id, String message) {
        PolicyFile first = part("a", "version: 1\nparams: { x: 1 }", "A-1");
        PolicyException e =
                assertThrows(PolicyException.class, () -> packs(first, part(part, head.replace('|', '\n'), id)));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void aPackWithPartsAndOneOfThatNameWithoutAreTwo() {
        PolicyFile whole = new PolicyFile("w.yaml", "pack: acme\nversion: 1\npolicies: []\n");
        assertThrows(PolicyException.class, () -> packs(part("a", "version: 1", "A-1"), whole));
    }
}

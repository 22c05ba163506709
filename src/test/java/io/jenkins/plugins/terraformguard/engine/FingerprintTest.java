package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A finding keeps its fingerprint as long as it is about the same thing. */
class FingerprintTest {
    private static final String POLICY =
            Decisions.pack("P", "advisory", "actions: [create, delete, update]", "assert: false");

    private static String fingerprint(String element) throws Exception {
        return findings(element).iterator().next();
    }

    private static Set<String> findings(String... elements) throws Exception {
        Set<String> fingerprints = new HashSet<>();
        for (Finding finding : Decisions.of(Decisions.of(TestPlans.source(TestPlans.plan(elements)), POLICY), "P")) {
            assertTrue(fingerprints.add(finding.fingerprint()));
        }
        return fingerprints;
    }

    private static String element(String address, String extra, String action) {
        return "{\"address\":\"" + address + "\"," + extra + "\"mode\":\"managed\",\"type\":\"test_thing\",\"change\":"
                + "{\"actions\":[\"" + action + "\"],\"before\":{},\"after\":{\"n\":1}}}";
    }

    @Test
    void isTheSameForEveryValueAndAction() throws Exception {
        assertEquals(
                fingerprint(element("test_thing.a", "", "create")), fingerprint(element("test_thing.a", "", "update")));
        assertNotEquals(
                fingerprint(element("test_thing.a", "", "create")), fingerprint(element("test_thing.b", "", "create")));
    }

    @Test
    void followsAMove() throws Exception {
        assertEquals(
                fingerprint(element("test_thing.a", "", "update")),
                fingerprint(element("test_thing.b", "\"previous_address\":\"test_thing.a\",", "update")));
    }

    @Test
    void tellsDeposedObjectsApart() throws Exception {
        assertEquals(
                3,
                findings(
                                element("test_thing.a", "", "create"),
                                element("test_thing.a", "\"deposed\":\"00000001\",", "delete"),
                                element("test_thing.a", "\"deposed\":\"00000002\",", "delete"))
                        .size());
    }
}

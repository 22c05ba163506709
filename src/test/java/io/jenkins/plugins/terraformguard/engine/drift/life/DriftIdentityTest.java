package io.jenkins.plugins.terraformguard.engine.drift.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DriftIdentityTest {
    private static final Value A = Value.of("a");
    private static final Value B = Value.of("b");

    private static String id(String label, String previous, String path, Value recorded, Value real) {
        return DriftIdentity.ofAttribute(label, previous, path, recorded, real);
    }

    @Test
    void isTheSameInEveryBuildAndOnEveryMachine() {
        assertEquals("b295b41d61e17d7e", id("aws_instance.web", "", "tags.Name", A, B));
        assertTrue(DriftIdentity.isValid(id("x", "", "", A, B)));
    }

    @Test
    void everyPartTellsDriftsApart() {
        List<String> ids = List.of(
                id("r.a", "", "p", A, B),
                id("r.b", "", "p", A, B),
                id("r.a", "", "q", A, B),
                id("r.a", "", "p", B, A),
                id("r.a", "", "p", A, Value.NULL),
                id("r.a", "", "p", A, Value.of("null")),
                id("r.a", "", "p", Value.of(1), B),
                id("r.a", "", "p", Value.of("1"), B),
                id("r.a (deposed 00000001)", "", "p", A, B),
                id("r.ap", "", "", A, B),
                DriftIdentity.ofResource("r.a", "", "delete"),
                DriftIdentity.ofResource("r.a", "", "create"),
                DriftIdentity.ofResource("r.b", "", "delete"));
        assertEquals(ids.size(), new HashSet<>(ids).size());
    }

    @Test
    void aMoveMakesNoNewDrift() {
        assertEquals(id("r.a", "", "p", A, B), id("r.b", "r.a", "p", A, B));
        assertEquals(id("r.a (deposed 00000001)", "", "p", A, B), id("r.b (deposed 00000001)", "r.a", "p", A, B));
        assertEquals(DriftIdentity.ofResource("r.a", "", "delete"), DriftIdentity.ofResource("r.b", "r.a", "delete"));
    }

    @Test
    void longValuesTakePartWhole() {
        String start = "x".repeat(10_000);
        assertNotEquals(
                id("r.a", "", "policy", A, Value.of(start + "1")), id("r.a", "", "policy", A, Value.of(start + "2")));
    }

    @Test
    void ofHiddenValuesOnlyThatTheyAreHiddenTakesPart() {
        Value one = new Value.Sensitive(Value.Kind.STRING, false, 1, "aws-key");
        Value other = new Value.Sensitive(Value.Kind.NUMBER, true, 7, "");
        assertEquals(id("r.a", "", "p", one, other), id("r.a", "", "p", other, Value.UNKNOWN));
        assertNotEquals(id("r.a", "", "p", one, A), id("r.a", "", "p", A, one));
    }

    @Test
    void knowsItsForm() {
        for (String wrong : Arrays.asList("", null, "0123456789abcde", "0123456789abcdeF", "0123456789abcdef\n")) {
            assertFalse(DriftIdentity.isValid(wrong), () -> "" + wrong);
        }
        assertEquals(Set.of(true), Set.of(DriftIdentity.isValid("0123456789abcdef")));
    }
}

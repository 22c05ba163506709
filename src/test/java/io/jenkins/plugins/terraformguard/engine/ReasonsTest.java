package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions keep why the policies are there that found something. */
class ReasonsTest {
    private static final String WHY = "rationale: Because of this.";
    private static final String WHERE = "references: { cwe: CWE-1, acme: \"7.1\" }";

    private static Decision.PolicyTally tally(String after, String... lines) throws Exception {
        Decision decision = Decisions.of(Decisions.creating(after, "{}"), Decisions.pack("P", "advisory", lines));
        assertEquals(decision, DecisionReader.read(DecisionWriter.write(decision)), "it can be read back");
        return decision.policies().stream()
                .filter(tally -> tally.policy().equals("P"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"x\":2}", "{\"x\":\"text\"}"})
    void ofPoliciesThatFoundSomething(String after) throws Exception {
        Decision.PolicyTally tally = tally(after, "assert: after.x < 2", WHY, WHERE);
        assertEquals("Because of this.", tally.rationale());
        assertEquals(Map.of("cwe", "CWE-1", "acme", "7.1"), tally.references());
    }

    @Test
    void notOfOthers() throws Exception {
        Decision.PolicyTally tally = tally("{\"x\":1}", "assert: after.x < 2", WHY, WHERE);
        assertEquals("", tally.rationale());
        assertEquals(Map.of(), tally.references());
    }

    @Test
    void withinBounds() throws Exception {
        StringBuilder references = new StringBuilder("references: {");
        for (int i = 100; i < 300; i++) {
            references
                    .append('r')
                    .append(i)
                    .append("x".repeat(400))
                    .append(": ")
                    .append("y".repeat(9_000));
            references.append(", ");
        }
        Decision.PolicyTally tally =
                tally("{\"x\":2}", "assert: after.x < 2", "rationale: " + "z".repeat(100_000), references + "}");
        assertEquals(8_000, tally.rationale().length());
        assertEquals(50, tally.references().size());
        tally.references().forEach((name, id) -> {
            assertTrue(name.compareTo("r150") < 0 && name.length() == 100, name);
            assertEquals(500, id.length());
        });
    }
}

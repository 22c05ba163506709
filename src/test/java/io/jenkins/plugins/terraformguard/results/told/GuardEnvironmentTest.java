package io.jenkins.plugins.terraformguard.results.told;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.EnvVars;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuardEnvironmentTest {
    @Test
    void idsThatComeToTheSameHaveNoVariables() {
        assertEquals(
                Map.of("NET_EU", "net.eu"), GuardEnvironment.names(List.of("a-b", "net.eu", "a.b", "A_b", "net.eu")));
    }

    @Test
    void manyGuardsDoNotFillTheEnvironment() {
        List<String> many = IntStream.range(0, 5_000).mapToObj(i -> "g" + i).toList();
        assertEquals(GuardEnvironment.MAX_GUARDS, GuardEnvironment.names(many).size());
        Map<String, String> more = GuardEnvironment.names(
                Stream.concat(many.stream(), Stream.of("G0")).toList());
        assertFalse(more.containsKey("G0"), "nor is the other one there because its rival is beyond the bound");
        assertTrue(more.containsKey("G1"));
    }

    @Test
    void whatGoesWrongHereEndsNoBuild() {
        EnvVars variables = new EnvVars("OTHER", "stays");
        Run<?, ?> gone = null;
        new GuardEnvironment().buildEnvironmentFor(gone, variables, TaskListener.NULL);
        assertEquals(Map.of("OTHER", "stays"), variables);
    }
}

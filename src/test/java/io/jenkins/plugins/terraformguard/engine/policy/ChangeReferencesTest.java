package io.jenkins.plugins.terraformguard.engine.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeReferencesTest {
    @Test
    void commasAndLinesPartThem() {
        assertEquals(List.of("A", "B c", "D"), ChangeReferences.of(Arrays.asList(" A ,B c\r\n,, A", null, "", "D\n")));
    }

    @Test
    void thereIsAnEndToThem() {
        String many = IntStream.range(0, 1000).mapToObj(i -> "T" + i).collect(Collectors.joining(","));
        assertEquals(ChangeReferences.MAX, ChangeReferences.of(List.of(many)).size());
        String longOne = ChangeReferences.of(List.of("CHG1".repeat(1_000_000))).get(0);
        assertEquals(ChangeReferences.MAX_LENGTH, longOne.length());
        assertTrue(longOne.endsWith("\u2026"), "what was cut fits no pattern");
    }
}

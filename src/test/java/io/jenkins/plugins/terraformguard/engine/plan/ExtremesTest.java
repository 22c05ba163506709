package io.jenkins.plugins.terraformguard.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values at the edges of what a plan may hold, and files made to do harm. */
class ExtremesTest {
    private static List<String> changedPaths(String before, String after) {
        ResourceChange change = TestPlans.change("\"actions\":[\"update\"],\"before\":{\"n\":" + before
                + "},\"after\":{\"n\":" + after + "},\"after_unknown\":{}");
        return ValueDiff.between(change.before(), change.after()).stream()
                .map(ValueDiff.Difference::path)
                .toList();
    }

    /** To a double, both sides of each row are the same number. */
    @ParameterizedTest
    @CsvSource({
        "9007199254740992, 9007199254740993",
        "12345678901234567890, 12345678901234567891",
        "0.1, 0.1000000000000000000000000001",
        "1e400, 1e401",
        "-1e-400, 0",
        "123456789012345678901234567890.5, 123456789012345678901234567890.25"
    })
    void roundingHidesNoChange(String before, String after) {
        assertEquals(List.of("n"), changedPaths(before, after));
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0", "1e2, 100", "0, -0.0", "1e400, 10e399", "0.10, 0.1"})
    void anotherSpellingIsNoChange(String before, String after) {
        assertEquals(List.of(), changedPaths(before, after));
    }

    @Test
    void textsOfMegabytesAreReadWhole() {
        String text = "{\\\"k\\\":\\\"".repeat(150_000);
        ResourceChange change = TestPlans.change("\"actions\":[\"create\"],\"after\":{\"policy\":\"" + text + "\"}");
        Value.Text read = assertInstanceOf(Value.Text.class, ((MapValue) change.after()).get("policy"));
        assertEquals(150_000 * "{\"k\":\"".length(), read.value().length());
    }

    @Test
    void aBombOfKeysEndsInAnError() {
        StringBuilder keys = new StringBuilder("{\"first_\":0");
        for (int i = 0; i < 600_000; i++) {
            keys.append(",\"").append(Integer.toString(i, 36)).append("\":0");
        }
        String change = TestPlans.resource("test_thing", "t", "\"actions\":[\"create\"],\"after\":" + keys + "}");
        PlanException e =
                assertThrows(PlanException.class, () -> TestPlans.read(TestPlans.source(TestPlans.plan(change))));
        assertEquals("The plan goes beyond the limit max-values of 500000", e.getMessage());
    }

    @Test
    void manyVariablesAreOneElementForTheLimits() {
        StringBuilder variables = new StringBuilder();
        String value = "v".repeat(10_000);
        for (int i = 0; i < 200; i++) {
            variables.append(i == 0 ? "" : ",").append("\"v").append(i).append("\":{\"value\":\"" + value + "\"}");
        }
        PlanSource source = TestPlans.source("{\"format_version\":\"1.2\",\"variables\":{" + variables + "}}");
        PlanException e = assertThrows(
                PlanException.class, () -> new PlanReader(ReadLimits.parse("max-element=1M")).open(source, done -> {}));
        assertTrue(e.getMessage().contains("max-element"), e.getMessage());
    }

    @Test
    void thousandsOfUnknownSectionsAreRefused() {
        StringBuilder plan = new StringBuilder("{\"format_version\":\"1.2\"");
        for (int i = 0; i < 5000; i++) {
            plan.append(",\"k").append(i).append("\":1");
        }
        assertThrows(PlanException.class, () -> TestPlans.open(TestPlans.source(plan + "}")));
    }

    /** Each of many changes may hold a secret; what is kept of them must not grow beyond what the reader says. */
    @Test
    void manySecretsAreStillAllFoundAsWholeValues() throws Exception {
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            changes.add(TestPlans.resource(
                    "test_thing",
                    "s" + i,
                    "\"actions\":[\"create\"],\"after\":{\"s\":\"long-S3cret-" + "x".repeat(80) + i
                            + "\"},\"after_sensitive\":{\"s\":true}"));
        }
        changes.add(TestPlans.resource(
                "test_thing",
                "copy",
                "\"actions\":[\"create\"],\"after\":{\"c\":\"long-S3cret-" + "x".repeat(80) + "19999\"}"));
        TestPlans.Content content = TestPlans.read(TestPlans.source(TestPlans.plan(changes.toArray(String[]::new))));
        MapValue copy = (MapValue) content.changes().get(20_000).after();
        assertInstanceOf(Value.Sensitive.class, copy.get("c"));
        assertTrue(content.plan().notes().stream().anyMatch(note -> note.contains("so many sensitive values")));
    }
}

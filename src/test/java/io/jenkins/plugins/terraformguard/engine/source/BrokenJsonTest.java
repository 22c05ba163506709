package io.jenkins.plugins.terraformguard.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that is broken or wants to exhaust the scanner. */
class BrokenJsonTest {
    private static ScannedFile scan(String text) {
        return assertTimeout(Duration.ofSeconds(60), () -> JsonConfigurationScanner.scan(text, "x.tf.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "}",
                "]",
                ",}",
                "\"unclosed",
                "\"k\" 1",
                "\"k\": s3cret }",
                "",
                "\"k\": [1,\n",
                "\"k\": {\"a\":",
                "// no\n"
            })
    void whatComesBeforeTheMistakeStays(String mistake) {
        String text = "{\"variable\": {\"v\": {}},\n\"resource\": {\"a\": {\"b\": {\n\"x\": 1" + mistake;
        ScannedFile scanned = scan(text);
        assertEquals(2, scanned.blocks().size());
        assertEquals(
                3, scanned.blocks().get(1).attributes().at("x").orElseThrow().line());
        assertTrue(scanned.blocks().get(1).endLine() >= 3);
        assertEquals(1, scanned.problems().size());
        SourceProblem problem = scanned.problems().get(0);
        assertTrue(problem.line() >= 3 && problem.message().startsWith("This is not valid JSON"), problem.toString());
        assertFalse(problem.message().contains("s3cret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1", "null", "\"x\"", "true"})
    void whatIsNoObjectHasNoBlocks(String text) {
        ScannedFile scanned = scan(text);
        assertEquals(List.of(), scanned.blocks());
        assertEquals(List.of(new SourceProblem("x.tf.json", 1, "The file is not a JSON object")), scanned.problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"resource\":[", "[{\"dynamic\":{\"x\":{\"content\":["})
    void deepNestingEndsTheScan(String part) {
        ScannedFile scanned = scan("{\"resource\": {\"a\": {\"b\": {\"x\": 1,\n\"y\": " + part.repeat(100_000));
        assertEquals(
                2, scanned.blocks().get(0).attributes().at("y").orElseThrow().line());
        assertEquals(1, scanned.problems().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1,", "\"x\",", "{},", "[],", "{\"a\":1},", "\n", "\"k\":1,", "{\"k\":1,\"k\":{}},", "\\", "\""})
    void aMillionTimesTheSame(String part) {
        String many = part.repeat(1_000_000 / part.length());
        scan(many);
        scan("{\"locals\": [" + many);
        scan("{\"locals\": {\"x\": [" + many);
        scan("{\"locals\": {" + many);
        scan("{\"module\": {" + many);
    }

    @Test
    void manyKeysOfOneName() {
        ScannedFile scanned = scan("{\"locals\": {" + "\"a\": {\"b\": 1},".repeat(20_000) + "\"z\":\n1}}");
        assertEquals(List.of(), scanned.problems());
        assertEquals(
                1,
                scanned.blocks()
                        .get(0)
                        .attributes()
                        .at("a[19999].b")
                        .orElseThrow()
                        .line());
    }

    @Test
    void beyondTheBudgetOnlyBlocksAreKept() {
        ScannedFile scanned = JsonConfigurationScanner.scan(
                "{\"module\": {\"a\": {\"x\": 1, \"y\": 2},\n\"b\": {\"source\": \"./b\"},\n\"c\": {}}}",
                "x.tf.json",
                new ScanBudget(1, 2));
        assertEquals(2, scanned.blocks().size());
        assertEquals(1, Paths.all(scanned.blocks().get(0).attributes()).size());
        assertEquals("./b", scanned.blocks().get(1).literals().get("source"));
        assertEquals(
                List.of(1, 3),
                scanned.problems().stream().map(SourceProblem::line).toList());
    }
}

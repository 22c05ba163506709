package io.jenkins.plugins.terraformguard.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.terraformguard.engine.Corpus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is read from a plan depends on nothing but what it says: not on the order of keys, white space or escapes. */
class ReadingOrderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SMALL = 200_000;

    private static List<String> read(String json) throws Exception {
        List<String> lines = new ArrayList<>(Everything.of(TestPlans.source(json)));
        // Sections come in the order of the file.
        lines.sort(null);
        return lines;
    }

    private static void assertSameInOtherWords(String json) throws Exception {
        List<String> expected = read(json);
        Object plan = JSON.readValue(json, Object.class);
        for (int seed = 0; seed < 5; seed++) {
            assertEquals(expected, read(new RandomJson(seed).write(plan)));
        }
    }

    @Test
    void theMarksMayStandAnywhere() throws Exception {
        String change =
                "{\"change\":{\"after_sensitive\":{\"p\":true},\"before_sensitive\":false,\"after_unknown\":{\"u\":true},"
                        + "\"after\":{\"p\":\"s3cret-s3cret\",\"q\":\"s3cret-s3cret\"},\"before\":null,\"actions\":[\"create\"]},"
                        + "\"address\":\"a.b\",\"type\":\"a\"}";
        String json = "{\"configuration\":{\"root_module\":{\"variables\":{\"v\":{\"sensitive\":true}}}},"
                + "\"resource_changes\":[" + change + "],\"variables\":{\"v\":{\"value\":\"other-s3cret\"}},"
                + "\"format_version\":\"1.2\"}";
        assertTrue(read(json).stream().noneMatch(line -> line.contains("s3cret")), json);
        assertSameInOtherWords(json);
    }

    @TestFactory
    List<DynamicTest> realPlans() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path plan : Corpus.plans()) {
            byte[] bytes = Files.readAllBytes(plan);
            if (bytes.length < SMALL && bytes[0] == '{') {
                tests.add(DynamicTest.dynamicTest(
                        plan.getFileName().toString(), () -> assertSameInOtherWords(Files.readString(plan))));
            }
        }
        return tests;
    }
}

package io.jenkins.plugins.terraformguard.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Skimming finds the same places as parsing, whatever stands in texts and wherever a buffer ends. */
class SkimmerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Skimmer skimmer(String json, int step) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        InputStream drips = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, step));
            }
        };
        return new Skimmer(drips, ReadLimits.DEFAULT);
    }

    /** The members of an object, each as the bytes that its value takes. */
    private static Map<String, String> members(Skimmer skimmer) throws IOException {
        Map<String, String> members = new LinkedHashMap<>();
        skimmer.expect('{');
        int next = skimmer.peek() == '}' ? skimmer.next() : ',';
        while (next == ',') {
            String key = skimmer.key();
            skimmer.peek();
            skimmer.keep();
            long from = skimmer.position();
            skimmer.skip();
            TextBuffer buffer = skimmer.buffer();
            int begin = buffer.index(from);
            members.put(key, new String(buffer.bytes, begin, buffer.at - begin, StandardCharsets.UTF_8));
            skimmer.forget();
            next = skimmer.next();
        }
        assertEquals('}', next);
        return members;
    }

    @Test
    void findsTheValueOfEachKey() throws Exception {
        for (int seed = 0; seed < 500; seed++) {
            RandomJson random = new RandomJson(seed);
            String json = random.write(random.map(4));
            JsonNode parsed = JSON.readTree(json);
            Map<String, String> members = members(skimmer(json, 1 + new Random(seed).nextInt(40)));
            assertEquals(parsed.size(), members.size(), json);
            for (Map.Entry<String, String> member : members.entrySet()) {
                assertEquals(parsed.get(member.getKey()), JSON.readTree(member.getValue()), json);
            }
        }
    }

    @Test
    void tellsWhetherAnythingIsTrue() throws Exception {
        int marked = 0;
        for (int seed = 0; seed < 500; seed++) {
            RandomJson random = new RandomJson(seed);
            String json = random.write(random.value(3));
            boolean expected = holdsTrue(JSON.readTree(json));
            assertEquals(expected, skimmer(json, 7).skipLookingForTrue(), json);
            marked += expected ? 1 : 0;
        }
        assertEquals(true, marked > 50 && marked < 450, marked + " hold a true");
    }

    private static boolean holdsTrue(JsonNode node) {
        boolean found = node.isBoolean() && node.booleanValue();
        for (JsonNode child : node) {
            found |= holdsTrue(child);
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1",
                "\"a",
                "\"a\\",
                "{\"a\":\"b",
                "}",
                ",",
                "oops",
                "{\"a\\\"}",
                "[1,]",
                "[1 2]",
                "{\"a\" 1}",
                "{\"a\":1,}",
                "[1}",
                "{1:2}",
                "nul ",
                "-",
                "1.",
                "1e",
                "+1",
                "\"\\q\"",
                "\"\\u12g4\"",
                "\"a\tb\""
            })
    void stumblesOverWhatIsCutOffOrNoValue(String json) {
        assertThrows(StumbleException.class, () -> skimmer(json, 3).skip());
        assertThrows(StumbleException.class, () -> skimmer(json, 3).skipLookingForTrue());
    }

    @Test
    void anElementHasALimit() {
        Skimmer skimmer = new Skimmer(
                new ByteArrayInputStream(("\"" + "a".repeat(1_000_000) + "\"").getBytes(StandardCharsets.UTF_8)),
                ReadLimits.parse("max-element=200000"));
        skimmer.keep();
        LimitException e = assertThrows(LimitException.class, skimmer::skip);
        assertEquals("The plan goes beyond the limit max-element of 200000", e.getMessage());
    }

    @Test
    void escapedKeysAreKeys() throws Exception {
        assertEquals(Map.of("resource_changes", "1"), members(skimmer("{\"resource\\u005fchanges\":1}", 100)));
    }
}

package io.jenkins.plugins.terraformguard.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Skimming finds the same places as parsing, whatever stands in texts and wherever a buffer ends. */
class SkimmerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper EXACT =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

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

    /** The members of an object: skipped first, then built of what was kept. */
    private static Map<String, Value> members(Skimmer skimmer) throws IOException {
        Map<String, Value> members = new LinkedHashMap<>();
        skimmer.expect('{');
        int next = skimmer.peek() == '}' ? skimmer.next() : ',';
        while (next == ',') {
            String key = skimmer.key();
            skimmer.peek();
            skimmer.keep();
            long from = skimmer.position();
            skimmer.skip();
            members.put(key, skimmer.build(from, skimmer.position()));
            skimmer.forget();
            next = skimmer.next();
        }
        assertEquals('}', next);
        return members;
    }

    /** The same value as a well-known parser reads it. */
    private static Value parsed(JsonNode node) {
        if (node.isObject()) {
            Map<String, Value> map = new LinkedHashMap<>();
            node.properties().forEach(field -> map.put(field.getKey(), parsed(field.getValue())));
            return MapValue.copyOf(map);
        }
        if (node.isArray()) {
            List<Value> list = new ArrayList<>();
            node.forEach(element -> list.add(parsed(element)));
            return new Value.ListValue(list);
        }
        if (node.isNumber()) {
            return Value.of(node.decimalValue());
        }
        return node.isTextual() ? Value.of(node.textValue()) : node.isNull() ? Value.NULL : Value.of(node.asBoolean());
    }

    private static Value built(String json, int step) throws IOException {
        Skimmer skimmer = skimmer(json, step);
        skimmer.peek();
        skimmer.keep();
        return skimmer.build();
    }

    @Test
    void buildsWhatAParserBuilds() throws Exception {
        for (int seed = 0; seed < 1000; seed++) {
            RandomJson random = new RandomJson(seed);
            String json = random.write(random.value(4));
            assertEquals(parsed(EXACT.readTree(json)), built(json, 1 + new Random(seed).nextInt(40)), json);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-1",
                "999999999999999999",
                "-999999999999999999",
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854775808",
                "1.5",
                "-0.0",
                "1e3",
                "1E-3",
                "1.0e+400",
                "\"\\ud83d\\udd11\\u0000\\/\\b\\f\\n\\r\\t\"",
                "\"\u00e9\u6771\ud83d\udd11 \\u00e9\"",
                "[[],{},[{}],\"\",null]"
            })
    void buildsNumbersAndTextsOfEveryForm(String json) throws Exception {
        assertEquals(parsed(EXACT.readTree(json)), built(json, 3));
    }

    @Test
    void findsTheValueOfEachKey() throws Exception {
        for (int seed = 0; seed < 500; seed++) {
            RandomJson random = new RandomJson(seed);
            String json = random.write(random.map(4));
            JsonNode parsed = JSON.readTree(json);
            Map<String, Value> members = members(skimmer(json, 1 + new Random(seed).nextInt(40)));
            assertEquals(((MapValue) parsed(parsed)).toMap(), new TreeMap<>(members), json);
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
        assertThrows(StumbleException.class, () -> built(json, 3));
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
        assertEquals(Map.of("resource_changes", Value.of(1)), members(skimmer("{\"resource\\u005fchanges\":1}", 100)));
    }
}

package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program reads the texts as the values that they were made of, and would format them no other way. */
class HclTextRealTest {
    private static final int VALUES = 400;
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static List<Value> values() {
        List<Value> values = new ArrayList<>();
        RandomValues random = new RandomValues(20240917);
        while (values.size() < VALUES) {
            Value value = random.next(3);
            if (HclText.of(value, "x").length() < HclText.MAX_CHARS / 2) {
                values.add(value);
            }
        }
        for (int i = 0; i < VALUES; i++) {
            values.add(Value.of(random.text(12) + "\n" + random.text(3) + "\n"));
        }
        return values;
    }

    private static Value read(JsonNode node) {
        if (node.isObject()) {
            Map<String, Value> entries = new TreeMap<>();
            node.properties().forEach(entry -> entries.put(entry.getKey(), read(entry.getValue())));
            return MapValue.copyOf(entries);
        }
        if (node.isArray()) {
            List<Value> elements = new ArrayList<>();
            node.forEach(element -> elements.add(read(element)));
            return new Value.ListValue(elements);
        }
        if (node.isNumber()) {
            return Value.of(node.decimalValue());
        }
        return node.isBoolean() ? Value.of(node.booleanValue()) : Value.of(node.textValue());
    }

    private static List<String> written(List<Value> values) {
        return values.stream().map(value -> HclText.of(value, "x")).toList();
    }

    @Test
    void whatIsWrittenMeansTheValue(@TempDir Path first, @TempDir Path second) throws Exception {
        List<Value> values = values();
        List<String> json = Evaluated.json(first, written(values));
        for (int i = 0; i < values.size(); i++) {
            assertEquals(values.get(i), read(MAPPER.readTree(json.get(i))), HclText.of(values.get(i), "x"));
        }
        // What jsonencode wrote is itself a text; most of those are written as documents.
        List<Value> documents = json.stream().map(Value::of).toList();
        List<String> texts = written(documents);
        assertTrue(texts.stream().filter(text -> text.startsWith("jsonencode")).count() > VALUES / 20);
        List<String> again = Evaluated.json(second, texts);
        for (int i = 0; i < documents.size(); i++) {
            assertEquals(documents.get(i), read(MAPPER.readTree(again.get(i))), texts.get(i));
        }
    }

    @Test
    void whatIsWrittenIsFormatted(@TempDir Path folder) throws Exception {
        Evaluated.formatted(
                folder, written(values()).stream().map(text -> "x = " + text).toList());
    }

    @Test
    void namesOfAnyWidthAreAligned(@TempDir Path folder) throws Exception {
        List<String> texts = new ArrayList<>();
        RandomValues random = new RandomValues(7);
        for (int i = 0; i < 200; i++) {
            texts.add("x = "
                    + HclText.of(
                            MapValue.copyOf(Map.of(random.text(4), Value.of(1), random.text(5) + "b", Value.of(2))),
                            "x"));
        }
        Evaluated.formatted(folder, texts);
    }
}

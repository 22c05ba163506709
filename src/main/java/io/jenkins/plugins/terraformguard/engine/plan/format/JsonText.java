package io.jenkins.plugins.terraformguard.engine.plan.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** JSON inside a text. */
public final class JsonText {
    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(200)
                            .maxNumberLength(1000)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();
    private static final ObjectReader STRICT = READER.with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private JsonText() {}

    /**
     * What the text says; of a key that is there twice, the last one counts, as for Terraform.
     *
     * @throws FormatException if it is no JSON
     */
    public static Value parse(String text) {
        return parse(READER, text);
    }

    /** As {@link #parse}, but a key that is there twice is an error: who reads it elsewhere may take the other one. */
    public static Value parseStrictly(String text) {
        return parse(STRICT, text);
    }

    private static Value parse(ObjectReader reader, String text) {
        try {
            return of(reader.readTree(text));
        } catch (JsonProcessingException | NumberFormatException e) {
            throw new FormatException("the text is not valid JSON");
        }
    }

    private static Value of(JsonNode node) {
        if (node.isObject()) {
            Map<String, Value> entries = new TreeMap<>();
            node.properties().forEach(entry -> entries.put(entry.getKey(), of(entry.getValue())));
            return MapValue.copyOf(entries);
        }
        if (node.isArray()) {
            List<Value> elements = new ArrayList<>();
            node.forEach(element -> elements.add(of(element)));
            return new Value.ListValue(elements);
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            return Value.of(number);
        }
        if (node.isBoolean()) {
            return Value.of(node.booleanValue());
        }
        return node.isTextual() ? new Value.Text(node.textValue()) : Value.NULL;
    }
}

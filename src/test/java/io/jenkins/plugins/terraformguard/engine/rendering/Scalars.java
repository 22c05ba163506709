package io.jenkins.plugins.terraformguard.engine.rendering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Scalars as both programs write them: Go's quoting, names as HCL, JSON in texts. */
final class Scalars {
    /** Stands for a value that the reader hid on its own account, so that the text can't be known. */
    static final String WITHHELD = "\uFFFC";

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Scalars() {}

    static String write(Value value) {
        if (value instanceof Value.Text text) {
            return quote(text.value());
        }
        if (value instanceof Value.Bool bool) {
            return String.valueOf(bool.value());
        }
        if (value instanceof Value.Int number) {
            return String.valueOf(number.value());
        }
        if (value instanceof Value.Decimal number) {
            return number.value().toPlainString();
        }
        return value instanceof Value.Sensitive ? WITHHELD : "null";
    }

    /** An attribute name, quoted where it is no identifier. */
    static String name(String name) {
        return NAME.matcher(name).matches() ? name : quote(name);
    }

    static boolean isMultiline(Value value) {
        return value instanceof Value.Text text && text.value().contains("\n") && json(value) == null;
    }

    /** The lines of a text; of any other value, one. */
    static List<String> lines(Value value) {
        if (!(value instanceof Value.Text text)) {
            return List.of(write(value));
        }
        return List.of((isMultiline(value) ? text.value().strip() : text.value()).split("\n", -1));
    }

    /** The JSON object or array in a text, or null. */
    static Value json(Value value) {
        if (!(value instanceof Value.Text text)
                || !text.value().startsWith("{") && !text.value().startsWith("[")) {
            return null;
        }
        try {
            return value(JSON.readTree(text.value()));
        } catch (JsonProcessingException noJson) {
            return null;
        }
    }

    private static Value value(JsonNode node) {
        if (node.isObject()) {
            Map<String, Value> entries = new TreeMap<>();
            node.properties().forEach(field -> entries.put(field.getKey(), value(field.getValue())));
            return MapValue.copyOf(entries);
        }
        if (node.isArray()) {
            List<Value> elements = new ArrayList<>();
            node.forEach(element -> elements.add(value(element)));
            return new Value.ListValue(elements);
        }
        if (node.isNumber()) {
            return Value.of(node.decimalValue());
        }
        return node.isBoolean() ? Value.of(node.booleanValue()) : Value.of(node.isNull() ? null : node.textValue());
    }

    /** As Go's {@code %q} does. */
    static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            int named = "\u0007\b\f\n\r\t\u000b\\\"".indexOf(point);
            if (named >= 0) {
                out.append('\\').append("abfnrtv\\\"".charAt(named));
            } else if (isPrintable(point)) {
                out.appendCodePoint(point);
            } else {
                out.append(String.format(point < 0x80 ? "\\x%02x" : point < 0x10000 ? "\\u%04x" : "\\U%08x", point));
            }
        });
        return out.append('"').toString();
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}

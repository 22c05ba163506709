package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.plan.format.FormatException;
import io.jenkins.plugins.terraformguard.engine.plan.format.JsonText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A JSON document in a text, if the text is character by character what Terraform's {@code jsonencode} makes of it. Any
 * other spelling of the same document is left alone: written anew, it would be another text and so a change.
 */
final class JsonDocument {
    /** Digits on either side of the point up to which a number has one spelling for certain. */
    private static final int MAX_DIGITS = 30;

    /** Control characters are left out: their spelling differs between versions. */
    private static final String SHORT_ESCAPES = "\"\\\n\r\t";

    private static final String LONG_ESCAPES = "<>&\u2028\u2029";

    private JsonDocument() {}

    /** The object or list that the text is; empty for a text that is anything else, or has nothing in it. */
    static Optional<Value> parse(String text) {
        boolean promising = text.length() > 2 && (text.startsWith("{\"") || text.startsWith("["));
        if (!promising || !Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            return Optional.empty();
        }
        try {
            Value document = JsonText.parse(text);
            StringBuilder encoded = new StringBuilder(text.length());
            boolean exact = encode(document, encoded) && encoded.toString().equals(text);
            return exact ? Optional.of(document) : Optional.empty();
        } catch (FormatException e) {
            return Optional.empty();
        }
    }

    /** Writes as {@code jsonencode} does; false where it can't be told what that writes. */
    private static boolean encode(Value value, StringBuilder out) {
        if (value instanceof MapValue map) {
            return encodeObject(map, out);
        }
        if (value instanceof Value.ListValue list) {
            out.append('[');
            for (int i = 0; i < list.elements().size(); i++) {
                out.append(i == 0 ? "" : ",");
                if (!encode(list.elements().get(i), out)) {
                    return false;
                }
            }
            out.append(']');
            return true;
        }
        if (value instanceof Value.Decimal number) {
            BigDecimal shortest = number.value().stripTrailingZeros();
            if (shortest.precision() > MAX_DIGITS || Math.abs((long) shortest.scale()) > MAX_DIGITS) {
                return false;
            }
            out.append(shortest.toPlainString());
            return true;
        }
        if (value instanceof Value.Text text) {
            return encodeText(text.value(), out);
        }
        out.append(ValueText.json(value, MAX_DIGITS));
        return true;
    }

    private static boolean encodeObject(MapValue map, StringBuilder out) {
        Map<byte[], Value> sorted = new TreeMap<>(Arrays::compareUnsigned);
        map.forEach((key, value) -> sorted.put(key.getBytes(StandardCharsets.UTF_8), value));
        String separator = "{";
        for (Map.Entry<byte[], Value> entry : sorted.entrySet()) {
            out.append(separator);
            if (!encodeText(new String(entry.getKey(), StandardCharsets.UTF_8), out)) {
                return false;
            }
            out.append(':');
            if (!encode(entry.getValue(), out)) {
                return false;
            }
            separator = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
        return true;
    }

    private static boolean encodeText(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int escape = SHORT_ESCAPES.indexOf(c);
            if (escape >= 0) {
                out.append('\\').append("\"\\nrt".charAt(escape));
            } else if (LONG_ESCAPES.indexOf(c) >= 0) {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else if (c < ' ') {
                return false;
            } else {
                out.append(c);
            }
        }
        out.append('"');
        return true;
    }
}

package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The restricted part of RFC 8785 that evidence is written in: strings, integers, booleans, null, arrays, and objects
 * with their keys sorted by UTF-16 code units. There are no fractions, so there is one text for one value. Integers
 * beyond 2<sup>53</sup> are written exactly, where RFC 8785 would round them.
 */
public final class CanonicalJson {
    static final int MAX_DEPTH = 256;

    private static final char REPLACEMENT = '\ufffd';
    private static final String HEX = "0123456789abcdef";

    /** UTF-16 code units that are collected before they are written. */
    private static final int BUFFER = 1 << 16;

    private final StringBuilder out = new StringBuilder(1024);
    private final int maxString;
    /** Where the text goes by and by; null if it is wanted as a whole. */
    private final Writer sink;

    private int depth;

    private CanonicalJson(int maxString, Writer sink) {
        this.maxString = maxString;
        this.sink = sink;
    }

    /**
     * The canonical UTF-8 bytes of a value.
     *
     * @param value a {@link Map} with string keys, a {@link List}, {@link String}, {@link Long}, {@link Integer},
     *     {@link Boolean} or null; a surrogate without its partner is written as U+FFFD
     * @throws IllegalArgumentException if there is anything else in it, if two keys become one by that replacement, or
     *     if it is nested deeper than 256 levels
     */
    public static byte[] bytes(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes the same bytes, without having all of them in memory.
     *
     * @param out is not closed
     */
    public static void write(Object value, OutputStream out) throws IOException {
        Writer sink = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CanonicalJson writer = new CanonicalJson(Integer.MAX_VALUE, sink);
        try {
            writer.value(value);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        sink.append(writer.out).flush();
    }

    /**
     * The same, with every string that is longer than that cut, and an ellipsis at its end.
     *
     * @param maxString UTF-16 code units of one string
     */
    static byte[] bytes(Object value, int maxString) {
        return text(value, maxString).getBytes(StandardCharsets.UTF_8);
    }

    /** The same as text; see {@link #bytes(Object)}. */
    public static String text(Object value) {
        return text(value, Integer.MAX_VALUE);
    }

    private static String text(Object value, int maxString) {
        CanonicalJson writer = new CanonicalJson(maxString, null);
        writer.value(value);
        return writer.out.toString();
    }

    private void value(Object value) {
        if (value == null || value instanceof Boolean || value instanceof Long || value instanceof Integer) {
            out.append(value);
        } else if (value instanceof String string) {
            string(ValueText.cut(wellFormed(string), maxString));
        } else if (value instanceof Map<?, ?> map) {
            enter();
            object(map);
            depth--;
        } else if (value instanceof List<?> list) {
            enter();
            array(list);
            depth--;
        } else {
            throw new IllegalArgumentException(
                    "Canonical JSON has no " + value.getClass().getName());
        }
        if (sink != null && out.length() >= BUFFER) {
            drain();
        }
    }

    private void drain() {
        try {
            sink.append(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.setLength(0);
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("Nested deeper than " + MAX_DEPTH + " levels");
        }
    }

    private void object(Map<?, ?> map) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException("A key is a string, not " + key);
            }
            String wellFormed = wellFormed(name);
            if (sorted.containsKey(wellFormed)) {
                throw new IllegalArgumentException("Two keys are written as " + wellFormed);
            }
            sorted.put(wellFormed, value);
        });
        char separator = '{';
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            out.append(separator);
            string(entry.getKey());
            out.append(':');
            value(entry.getValue());
            separator = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private void array(List<?> list) {
        char separator = '[';
        for (Object element : list) {
            out.append(separator);
            value(element);
            separator = ',';
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private void string(String string) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            character(string.charAt(i));
        }
        out.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < 0x20) {
                    out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
                } else {
                    out.append(c);
                }
            }
        }
    }

    /** The text with U+FFFD in place of each surrogate without its partner. */
    public static String wellFormed(String string) {
        StringBuilder repaired = null;
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < string.length()
                    && Character.isLowSurrogate(string.charAt(i + 1))) {
                i++;
                continue;
            }
            if (repaired == null) {
                repaired = new StringBuilder(string);
            }
            repaired.setCharAt(i, REPLACEMENT);
        }
        return repaired == null ? string : repaired.toString();
    }
}

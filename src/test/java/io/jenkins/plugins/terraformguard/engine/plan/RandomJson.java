package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes JSON up, and writes the same JSON in other ways: other order of keys, other white space, other escapes. */
final class RandomJson {
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "\"",
            "\\",
            "\\\"",
            "{[",
            "]}",
            "true",
            "\u00e9\u6771\ud83d\udd11",
            "a\nb\tc",
            "x".repeat(300),
            "\u0000");

    private final Random random;

    RandomJson(long seed) {
        this.random = new Random(seed);
    }

    /** Maps, lists, texts, whole numbers, truth values and nulls. */
    Object value(int depth) {
        int kind = random.nextInt(depth == 0 ? 5 : 8);
        return switch (kind) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong();
            case 3 -> TEXTS.get(random.nextInt(TEXTS.size()));
            case 4 -> "text " + random.nextInt(1000);
            case 5 -> list(depth);
            default -> map(depth);
        };
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(depth - 1));
        }
        return list;
    }

    Map<String, Object> map(int depth) {
        Map<String, Object> map = new TreeMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            map.put(TEXTS.get(random.nextInt(TEXTS.size())) + i, value(depth - 1));
        }
        return map;
    }

    /** Writes a value in one of the many ways in which it can be written. */
    String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private void write(Object value, StringBuilder out) {
        space(out);
        if (value instanceof Map<?, ?> map) {
            List<Object> keys = new ArrayList<>(map.keySet());
            Collections.shuffle(keys, random);
            String separator = "{";
            for (Object key : keys) {
                out.append(separator);
                write(key, out);
                out.append(':');
                write(map.get(key), out);
                separator = ",";
            }
            out.append(keys.isEmpty() ? "{" : "");
            space(out);
            out.append('}');
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (Object element : list) {
                out.append(separator);
                write(element, out);
                separator = ",";
            }
            out.append(list.isEmpty() ? "[" : "");
            space(out);
            out.append(']');
        } else if (value instanceof String text) {
            out.append('"');
            text.chars().forEach(c -> character((char) c, out));
            out.append('"');
        } else {
            out.append(value);
        }
        space(out);
    }

    private void character(char c, StringBuilder out) {
        if (c < ' ' || !Character.isSurrogate(c) && random.nextInt(10) == 0) {
            out.append(String.format("\\u%04x", (int) c));
        } else if (c == '"' || c == '\\') {
            out.append('\\').append(c);
        } else {
            out.append(c);
        }
    }

    private void space(StringBuilder out) {
        int kind = random.nextInt(12);
        if (kind < 4) {
            out.append(" \n\r\t".charAt(kind));
        }
    }
}

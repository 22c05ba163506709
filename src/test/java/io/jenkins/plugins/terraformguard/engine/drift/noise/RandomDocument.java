package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes JSON documents up, writes one in many spellings, and changes one thing in it. */
final class RandomDocument {
    private static final List<String> TEXTS = List.of(
            "", "a", "A", "\"", "\\", "1", "true", "a\nb", " a", "a ", "\u00e9\u6771\ud83d\udd11", "\u0000", "{}");

    private final Random random;

    RandomDocument(long seed) {
        this.random = new Random(seed);
    }

    Value document() {
        return random.nextBoolean() ? map(3) : list(3);
    }

    Value value(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> Value.NULL;
            case 1 -> Value.of(random.nextBoolean());
            case 2 -> Value.of(random.nextInt(20) - 5L);
            case 3 -> Value.of(new BigDecimal(random.nextInt(1000)).movePointLeft(2));
            case 4 -> Value.of(TEXTS.get(random.nextInt(TEXTS.size())));
            case 5 -> list(depth - 1);
            default -> map(depth - 1);
        };
    }

    private Value list(int depth) {
        List<Value> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            elements.add(value(depth));
        }
        return new Value.ListValue(elements);
    }

    MapValue map(int depth) {
        Map<String, Value> members = new TreeMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            members.put(TEXTS.get(random.nextInt(TEXTS.size())) + i, value(depth));
        }
        return MapValue.copyOf(members);
    }

    /** The same with one thing changed: a leaf, a key, or an element more. */
    Value changed(Value value) {
        if (value instanceof MapValue map && map.size() > 0 && random.nextInt(4) > 0) {
            String key = map.keys().get(random.nextInt(map.size()));
            return map.mapValues((name, member) -> name.equals(key) ? changed(member) : member);
        }
        if (value instanceof MapValue map) {
            Map<String, Value> more = map.toMap();
            more.put("key " + map.size(), Value.NULL);
            return MapValue.copyOf(more);
        }
        if (value instanceof Value.ListValue list) {
            List<Value> elements = new ArrayList<>(list.elements());
            int at = random.nextInt(elements.size() + 1);
            if (at == elements.size()) {
                elements.add(Value.NULL);
            } else {
                elements.set(at, changed(elements.get(at)));
            }
            return new Value.ListValue(elements);
        }
        Value other = value(0);
        return other.equals(value) ? Value.of("another") : other;
    }

    /** The document as a text: keys in any order, with any white space, escapes and forms of numbers. */
    String written(Value value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private void write(Value value, StringBuilder out) {
        space(out);
        if (value instanceof MapValue map) {
            List<String> keys = new ArrayList<>(map.keys());
            Collections.shuffle(keys, random);
            String separator = "{";
            for (String key : keys) {
                out.append(separator);
                space(out);
                quote(key, out);
                space(out);
                out.append(':');
                write(map.get(key), out);
                separator = ",";
            }
            out.append(keys.isEmpty() ? "{}" : "}");
        } else if (value instanceof Value.ListValue list) {
            String separator = "[";
            for (Value element : list.elements()) {
                out.append(separator);
                write(element, out);
                separator = ",";
            }
            out.append(list.elements().isEmpty() ? "[]" : "]");
        } else if (value instanceof Value.Text text) {
            quote(text.value(), out);
        } else if (value instanceof Value.Int number) {
            out.append(number(new BigDecimal(number.value())));
        } else if (value instanceof Value.Decimal number) {
            out.append(number(number.value()));
        } else {
            out.append(value instanceof Value.Bool bool ? String.valueOf(bool.value()) : "null");
        }
        space(out);
    }

    private String number(BigDecimal number) {
        return switch (random.nextInt(3)) {
            case 0 -> number.toPlainString();
            case 1 -> number.setScale(number.scale() + 2).toPlainString();
            default -> number.unscaledValue() + "e" + -number.scale();
        };
    }

    private void space(StringBuilder out) {
        out.append(List.of("", "", " ", "\n\t", "\r\n").get(random.nextInt(5)));
    }

    private void quote(String text, StringBuilder out) {
        out.append('"');
        for (char c : text.toCharArray()) {
            boolean must = c < ' ' || c == '"' || c == '\\';
            out.append(must || random.nextInt(4) == 0 ? String.format("\\u%04X", (int) c) : String.valueOf(c));
        }
        out.append('"');
    }
}

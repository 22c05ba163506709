package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Lays one of Terraform's mark trees ({@code after_unknown}, {@code before_sensitive}, ...) over a value. A mark tree
 * mirrors its value: {@code true} marks a leaf or a whole container, what is left out is not marked.
 */
final class Marks {
    private Marks() {}

    /** The value with every marked part replaced. A mark where the value has nothing adds what the replacement makes. */
    static Value apply(Value value, Value marks, UnaryOperator<Value> replacement) {
        if (!any(marks)) {
            return value;
        }
        if (marks instanceof Value.Bool) {
            return replacement.apply(value);
        }
        if (marks instanceof MapValue markMap) {
            if (value instanceof MapValue map) {
                return applyToMap(map, markMap, replacement);
            }
            if (value.isNull()) {
                return applyToMap(MapValue.EMPTY, markMap, replacement);
            }
        }
        if (marks instanceof Value.ListValue markList) {
            if (value instanceof Value.ListValue list) {
                return applyToList(list, markList, replacement);
            }
            if (value.isNull()) {
                return applyToList(new Value.ListValue(List.of()), markList, replacement);
            }
        }
        // The trees do not mirror each other: what is meant can't be told, so all of it is taken as marked.
        return replacement.apply(value);
    }

    /** Whether anything at all is marked. */
    static boolean any(Value marks) {
        if (marks instanceof Value.Bool bool) {
            return bool.value();
        }
        if (marks instanceof Value.ListValue list) {
            for (Value element : list.elements()) {
                if (any(element)) {
                    return true;
                }
            }
            return false;
        }
        if (marks instanceof MapValue map) {
            return map.anyValue(Marks::any);
        }
        return false;
    }

    /** Whether any part of a value is not known yet. */
    static boolean hasUnknown(Value value) {
        if (value instanceof Value.ListValue list) {
            for (Value element : list.elements()) {
                if (hasUnknown(element)) {
                    return true;
                }
            }
            return false;
        }
        if (value instanceof MapValue map) {
            return map.anyValue(Marks::hasUnknown);
        }
        return value instanceof Value.Unknown;
    }

    private static Value applyToMap(MapValue map, MapValue marks, UnaryOperator<Value> replacement) {
        boolean[] added = {false};
        marks.forEach((key, mark) -> added[0] |= !map.has(key) && any(mark));
        if (!added[0]) {
            return map.mapValues((key, value) -> {
                Value mark = marks.get(key);
                return mark == null ? value : apply(value, mark, replacement);
            });
        }
        Map<String, Value> result = map.toMap();
        marks.forEach((key, mark) -> {
            if (any(mark)) {
                result.put(key, apply(result.getOrDefault(key, Value.NULL), mark, replacement));
            }
        });
        return MapValue.copyOf(result);
    }

    private static Value applyToList(Value.ListValue list, Value.ListValue marks, UnaryOperator<Value> replacement) {
        List<Value> result = new ArrayList<>(list.elements());
        for (int i = 0; i < marks.elements().size(); i++) {
            Value mark = marks.elements().get(i);
            if (i >= result.size()) {
                result.add(Value.NULL);
            }
            result.set(i, apply(result.get(i), mark, replacement));
        }
        return new Value.ListValue(result);
    }
}

package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.ArrayList;
import java.util.List;

/** Reads fields of a JSON object that may be absent or, in a broken file, of another type. */
final class Fields {
    private static final int MAX_TEXT = 100;

    private final MapValue map;

    Fields(MapValue map) {
        this.map = map;
    }

    Value value(String key) {
        Value value = map.get(key);
        return value == null ? Value.NULL : value;
    }

    /** The text, or empty. */
    String text(String key) {
        return value(key) instanceof Value.Text text ? text.value() : "";
    }

    boolean isTrue(String key) {
        return value(key) instanceof Value.Bool bool && bool.value();
    }

    /** A truth value, or the null value where the plan does not say. */
    Value flag(String key) {
        return value(key) instanceof Value.Bool bool ? bool : Value.NULL;
    }

    List<String> texts(String key) {
        return texts(value(key));
    }

    /** The texts of a list; what is no text stands as it is written. */
    static List<String> texts(Value value) {
        if (!(value instanceof Value.ListValue list)) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(list.elements().size());
        for (Value element : list.elements()) {
            texts.add(element instanceof Value.Text text ? text.value() : ValueText.of(element, MAX_TEXT));
        }
        return texts;
    }

    /** The objects of a list; what is no object is left out. */
    List<MapValue> maps(String key) {
        return value(key) instanceof Value.ListValue list
                ? list.elements().stream()
                        .filter(MapValue.class::isInstance)
                        .map(MapValue.class::cast)
                        .toList()
                : List.of();
    }

    MapValue map(String key) {
        return value(key) instanceof MapValue nested ? nested : MapValue.EMPTY;
    }
}

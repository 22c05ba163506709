package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.ArrayList;
import java.util.List;

/** Reads fields of a JSON object that may be absent or, in a broken file, of another type. */
final class Fields {
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
        List<String> texts = new ArrayList<>();
        if (value(key) instanceof Value.ListValue list) {
            for (Value element : list.elements()) {
                texts.add(element instanceof Value.Text text ? text.value() : String.valueOf(element));
            }
        }
        return texts;
    }

    MapValue map(String key) {
        return value(key) instanceof MapValue nested ? nested : MapValue.EMPTY;
    }
}

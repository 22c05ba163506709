package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** An object or map. Keys are kept sorted, so that nothing downstream depends on the order in the file. */
public final class MapValue implements Value {
    public static final MapValue EMPTY = new MapValue(new String[0], new Value[0]);

    private final String[] keys;
    private final Value[] values;

    private MapValue(String[] keys, Value[] values) {
        this.keys = keys;
        this.values = values;
    }

    /** A map from parallel lists; returns null where a key is there twice, since which one counts can't be told. */
    static MapValue fromEntries(List<String> keys, List<Value> values) {
        String[] sorted = keys.toArray(String[]::new);
        Value[] content = values.toArray(Value[]::new);
        boolean inOrder = true;
        for (int i = 1; i < sorted.length && inOrder; i++) {
            inOrder = sorted[i - 1].compareTo(sorted[i]) < 0;
        }
        if (inOrder) {
            return new MapValue(sorted, content);
        }
        TreeMap<String, Value> tree = new TreeMap<>();
        for (int i = 0; i < sorted.length; i++) {
            if (tree.put(sorted[i], content[i]) != null) {
                return null;
            }
        }
        return copyOf(tree);
    }

    public static MapValue copyOf(Map<String, Value> entries) {
        TreeMap<String, Value> tree = new TreeMap<>(entries);
        return new MapValue(tree.keySet().toArray(String[]::new), tree.values().toArray(Value[]::new));
    }

    /** The value under a key, or null where there is none. */
    public Value get(String key) {
        int at = Arrays.binarySearch(keys, key);
        return at < 0 ? null : values[at];
    }

    public boolean has(String key) {
        return Arrays.binarySearch(keys, key) >= 0;
    }

    public int size() {
        return keys.length;
    }

    public List<String> keys() {
        return List.of(keys);
    }

    public void forEach(BiConsumer<String, Value> consumer) {
        for (int i = 0; i < keys.length; i++) {
            consumer.accept(keys[i], values[i]);
        }
    }

    /** A modifiable copy in key order. */
    public Map<String, Value> toMap() {
        Map<String, Value> copy = new LinkedHashMap<>();
        forEach(copy::put);
        return copy;
    }

    @Override
    public Kind kind() {
        return Kind.MAP;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MapValue that && Arrays.equals(keys, that.keys) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(keys) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}

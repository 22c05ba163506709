package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** An object or map. Keys are kept sorted, so that nothing downstream depends on the order in the file. */
public final class MapValue implements Value {
    public static final MapValue EMPTY = new MapValue(new String[0], new Value[0]);

    /** So many are sorted fastest by moving them one by one. */
    private static final int FEW = 32;

    private final String[] keys;
    private final Value[] values;

    private MapValue(String[] keys, Value[] values) {
        this.keys = keys;
        this.values = values;
    }

    /**
     * A map of these keys and values, which become its own. Null where a key is there twice, since which one counts can't
     * be told.
     */
    static MapValue owning(String[] keys, Value[] values) {
        if (keys.length == 0) {
            return EMPTY;
        }
        for (int i = 1; i < keys.length; i++) {
            if (keys[i - 1].compareTo(keys[i]) >= 0) {
                return sorted(keys, values);
            }
        }
        return new MapValue(keys, values);
    }

    private static MapValue sorted(String[] keys, Value[] values) {
        if (keys.length > FEW) {
            TreeMap<String, Value> tree = new TreeMap<>();
            for (int i = 0; i < keys.length; i++) {
                if (tree.put(keys[i], values[i]) != null) {
                    return null;
                }
            }
            return copyOf(tree);
        }
        for (int i = 1; i < keys.length; i++) {
            String key = keys[i];
            Value value = values[i];
            int at = i;
            int order = 1;
            while (at > 0 && (order = keys[at - 1].compareTo(key)) > 0) {
                keys[at] = keys[at - 1];
                values[at] = values[at - 1];
                at--;
            }
            if (order == 0) {
                return null;
            }
            keys[at] = key;
            values[at] = value;
        }
        return new MapValue(keys, values);
    }

    /** Makes maps that all have the same keys, which costs less than sorting them each time. */
    public static final class Shape {
        private final String[] keys;

        /** @param keys in their natural order */
        public Shape(String... keys) {
            this.keys = keys.clone();
            for (int i = 1; i < keys.length; i++) {
                if (keys[i - 1].compareTo(keys[i]) >= 0) {
                    throw new IllegalArgumentException(keys[i] + " does not come after " + keys[i - 1]);
                }
            }
        }

        /** @param values in the order of the keys */
        public MapValue of(Value... values) {
            if (values.length != keys.length) {
                throw new IllegalArgumentException(values.length + " values for " + keys.length + " keys");
            }
            return new MapValue(keys, values.clone());
        }
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

    /** Whether any value is one of those. */
    boolean anyValue(Predicate<Value> predicate) {
        for (Value value : values) {
            if (predicate.test(value)) {
                return true;
            }
        }
        return false;
    }

    /** The map with each value replaced; this one itself if no value is another. */
    public MapValue mapValues(BiFunction<String, Value, Value> replacement) {
        Value[] changed = null;
        for (int i = 0; i < values.length; i++) {
            Value value = replacement.apply(keys[i], values[i]);
            if (value != values[i]) {
                changed = changed == null ? values.clone() : changed;
                changed[i] = value;
            }
        }
        return changed == null ? this : new MapValue(keys, changed);
    }

    /** The map with keys renamed, those that become equal numbered; this one itself if no key is another. */
    MapValue renameKeys(UnaryOperator<String> renaming) {
        TreeMap<String, Value> renamed = null;
        int number = 1;
        for (int i = 0; i < keys.length; i++) {
            String name = renaming.apply(keys[i]);
            if (!name.equals(keys[i])) {
                renamed = renamed == null ? new TreeMap<>(toMap()) : renamed;
                renamed.remove(keys[i]);
                String free = name;
                while (renamed.containsKey(free)) {
                    free = name + " " + ++number;
                }
                renamed.put(free, values[i]);
            }
        }
        return renamed == null ? this : copyOf(renamed);
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
        return this == other
                || other instanceof MapValue that
                        && Arrays.equals(keys, that.keys)
                        && Arrays.equals(values, that.values);
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

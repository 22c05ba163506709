package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives equal things equal numbers, so that whole trees are compared in one step. Keys have an order, since a map of
 * things without one can be made slow by choosing them well.
 */
final class Interner {
    /** The number of {@code null}, and of a member that is not there. */
    static final int NULL = 0;

    private static final int[] NONE = {};

    private final Map<Key, Integer> numbers = new HashMap<>();
    private int next = NULL + 1;

    private record Key(String tag, String text, int[] parts) implements Comparable<Key> {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && tag.equals(that.tag)
                    && text.equals(that.text)
                    && Arrays.equals(parts, that.parts);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * tag.hashCode() + text.hashCode()) + Arrays.hashCode(parts);
        }

        @Override
        public int compareTo(Key other) {
            int order = tag.compareTo(other.tag);
            order = order == 0 ? text.compareTo(other.text) : order;
            return order == 0 ? Arrays.compare(parts, other.parts) : order;
        }
    }

    /** A number that nothing else has, and that nothing else will get. */
    int fresh() {
        return next++;
    }

    private int of(String tag, String text, int... parts) {
        Integer known = numbers.putIfAbsent(new Key(tag, text, parts), next);
        return known == null ? next++ : known;
    }

    int form(Form form) {
        return of("form " + form.rule(), "", strict(form.content()));
    }

    int list(List<Integer> elements) {
        return of("list", "", elements.stream().mapToInt(Integer::intValue).toArray());
    }

    /** @param members without those that are {@link #NULL}, in the order of their keys */
    int map(List<String> keys, List<Integer> members) {
        int[] parts = new int[2 * keys.size()];
        for (int i = 0; i < keys.size(); i++) {
            parts[2 * i] = of("key", keys.get(i), NONE);
            parts[2 * i + 1] = members.get(i);
        }
        return of("map", "", parts);
    }

    /** The number of a value that has no parts: equal ones have equal numbers, but one that is unknown equals none. */
    int leaf(Value value) {
        if (value instanceof Value.Null) {
            return NULL;
        }
        if (value instanceof Value.Text text) {
            return of("text", text.value(), NONE);
        }
        if (value instanceof Value.Int number) {
            return of("number", Long.toString(number.value()), NONE);
        }
        if (value instanceof Value.Decimal number) {
            return of("number", number.value().stripTrailingZeros().toString(), NONE);
        }
        if (value instanceof Value.Bool bool) {
            return of("bool", Boolean.toString(bool.value()), NONE);
        }
        if (value instanceof Value.Sensitive hidden) {
            return of("hidden", hidden.kind() + " " + hidden.empty(), hidden.identity());
        }
        if (value instanceof Value.OpenList open) {
            return of(
                    "open", "", open.elements().stream().mapToInt(this::strict).toArray());
        }
        return fresh();
    }

    /** The number of a whole value, in which a member that is {@code null} is not the same as none. */
    private int strict(Value value) {
        if (value instanceof Value.ListValue list) {
            return list(list.elements().stream().map(this::strict).toList());
        }
        if (value instanceof MapValue map) {
            List<Integer> members = new ArrayList<>();
            map.forEach((key, member) -> members.add(strict(member)));
            return map(map.keys(), members);
        }
        return leaf(value);
    }
}

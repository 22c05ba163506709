package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds where two values differ. Unknown parts count as different, hidden ones by their identity. */
public final class ValueDiff {
    private ValueDiff() {}

    /** One leaf, or one added or removed part, that differs. */
    public record Difference(String path, Value before, Value after) {}

    public static List<Difference> between(Value before, Value after) {
        List<Difference> differences = new ArrayList<>();
        compare("", before, after, differences);
        return differences;
    }

    private static void compare(String path, Value before, Value after, List<Difference> into) {
        if (before instanceof MapValue left && after instanceof MapValue right) {
            TreeSet<String> keys = new TreeSet<>(left.keys());
            keys.addAll(right.keys());
            for (String key : keys) {
                compare(ValuePath.key(path, key), orNull(left.get(key)), orNull(right.get(key)), into);
            }
        } else if (before instanceof Value.ListValue left && after instanceof Value.ListValue right) {
            compareLists(path, left, right, into);
        } else if (after instanceof Value.Unknown || !before.equals(after)) {
            into.add(new Difference(path, before, after));
        }
    }

    /**
     * Sets are written as lists, so an element that was put in must not make all that follow it differ: equal elements
     * are paired off wherever they stand, and what is left is compared in its order.
     */
    private static void compareLists(
            String path, Value.ListValue before, Value.ListValue after, List<Difference> into) {
        if (before.equals(after)) {
            return;
        }
        List<Integer> removed = unmatched(before.elements(), after.elements());
        List<Integer> added = unmatched(after.elements(), before.elements());
        if (removed.isEmpty() && added.isEmpty()) {
            into.add(new Difference(path, before, after));
        }
        for (int i = 0; i < Math.max(removed.size(), added.size()); i++) {
            Value left = i < removed.size() ? before.elements().get(removed.get(i)) : Value.NULL;
            Value right = i < added.size() ? after.elements().get(added.get(i)) : Value.NULL;
            int place = i < added.size() ? added.get(i) : removed.get(i);
            compare(ValuePath.index(path, place), left, right, into);
        }
    }

    /** Places of the elements that have no equal partner in the other list; each partner counts once. */
    private static List<Integer> unmatched(List<Value> elements, List<Value> others) {
        Map<Value, Integer> partners = new HashMap<>();
        others.forEach(other -> partners.merge(other, 1, Integer::sum));
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Integer left = partners.get(elements.get(i));
            if (left == null || left == 0 || elements.get(i) instanceof Value.Unknown) {
                places.add(i);
            } else {
                partners.put(elements.get(i), left - 1);
            }
        }
        return places;
    }

    private static Value orNull(Value value) {
        return value == null ? Value.NULL : value;
    }
}

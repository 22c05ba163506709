package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.ArrayList;
import java.util.List;
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
            int size = Math.max(left.elements().size(), right.elements().size());
            for (int i = 0; i < size; i++) {
                compare(ValuePath.index(path, i), element(left, i), element(right, i), into);
            }
        } else if (after instanceof Value.Unknown || !before.equals(after)) {
            into.add(new Difference(path, before, after));
        }
    }

    private static Value orNull(Value value) {
        return value == null ? Value.NULL : value;
    }

    private static Value element(Value.ListValue list, int index) {
        return index < list.elements().size() ? list.elements().get(index) : Value.NULL;
    }
}

package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import java.util.List;
import java.util.TreeSet;

/** Finds what an update changes, roughly: no deeper than references go, and not more than can be of use. */
final class ChangedPaths {
    static final int MAX = 200;
    private static final int MAX_DEPTH = 4;

    private final TreeSet<String> paths = new TreeSet<>();

    private ChangedPaths() {}

    /** Paths without numbers of elements; at most {@link #MAX}, and then there may be more. */
    static TreeSet<String> between(Value before, Value after) {
        ChangedPaths changed = new ChangedPaths();
        changed.compare("", before, after, 0);
        return changed.paths;
    }

    private void compare(String path, Value before, Value after, int depth) {
        if (paths.size() >= MAX || !(after instanceof Value.Unknown) && before.equals(after)) {
            return;
        }
        if (depth < MAX_DEPTH && before instanceof MapValue left && after instanceof MapValue right) {
            TreeSet<String> keys = new TreeSet<>(left.keys());
            keys.addAll(right.keys());
            keys.forEach(
                    key -> compare(ValuePath.key(path, key), orNull(left.get(key)), orNull(right.get(key)), depth + 1));
        } else if (before instanceof Value.ListValue left
                && after instanceof Value.ListValue right
                && left.elements().size() == right.elements().size()) {
            lists(path, left.elements(), right.elements(), depth);
        } else {
            paths.add(path);
        }
    }

    private void lists(String path, List<Value> left, List<Value> right, int depth) {
        for (int i = 0; i < left.size(); i++) {
            compare(path, left.get(i), right.get(i), depth);
        }
    }

    private static Value orNull(Value value) {
        return value == null ? Value.NULL : value;
    }
}

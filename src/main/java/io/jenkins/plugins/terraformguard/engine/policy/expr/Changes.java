package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import java.util.List;
import java.util.TreeSet;

/**
 * Goes over two states leaf by leaf. What is on one side only is compared with null, and lists are compared place by
 * place, both as {@code ==} does it. Paths are written only where something is reported, and accounted for.
 */
final class Changes {
    private final Scope scope;
    private final TreeSet<String> changed = new TreeSet<>();
    private final TreeSet<String> unknown = new TreeSet<>();

    Changes(Scope scope) {
        this.scope = scope;
    }

    /** A step on the way to a value: a key, or an index where the key is null. */
    private record Step(Step parent, String key, long index) {
        String path() {
            String start = parent == null ? "" : parent.path();
            return key == null ? ValuePath.index(start, index) : ValuePath.key(start, key);
        }
    }

    void compare(Value before, Value after) {
        compare(null, before, after);
    }

    Value changed() {
        return texts(changed);
    }

    Value unknown() {
        return texts(unknown);
    }

    private void compare(Step at, Value before, Value after) {
        scope.step();
        int reported = changed.size() + unknown.size();
        if (areAlike(before, after, MapValue.class)) {
            maps(at, before, after);
        } else if (areAlike(before, after, Value.ListValue.class)) {
            lists(at, before, after);
        } else if (!before.isNull() && !before.isOpaque() && isFilled(after)) {
            compare(at, Value.NULL, after);
        }
        boolean sameType = before instanceof MapValue && after instanceof MapValue
                || before instanceof Value.ListValue && after instanceof Value.ListValue;
        if (reported == changed.size() + unknown.size() && !sameType) {
            leaf(at, before, after);
        }
    }

    private void maps(Step at, Value before, Value after) {
        TreeSet<String> keys = new TreeSet<>(keys(before));
        keys.addAll(keys(after));
        for (String key : keys) {
            compare(new Step(at, key, 0), Operators.select(before, key), Operators.select(after, key));
        }
    }

    private void lists(Step at, Value before, Value after) {
        List<Value> left = before instanceof Value.ListValue list ? list.elements() : List.of();
        List<Value> right = after instanceof Value.ListValue list ? list.elements() : List.of();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            compare(
                    new Step(at, null, i),
                    i < left.size() ? left.get(i) : Value.NULL,
                    i < right.size() ? right.get(i) : Value.NULL);
        }
    }

    private void leaf(Step at, Value before, Value after) {
        Value same = Kleene.equal(before, after);
        if (Kleene.isTrue(same)) {
            return;
        }
        String path = at == null ? "" : at.path();
        scope.allocate(path.length() + 1L);
        if (scope.trace != null) {
            scope.trace.saw(path.startsWith("[") || path.isEmpty() ? "after" + path : "after." + path, after);
        }
        if (same == Value.UNKNOWN) {
            unknown.add(path);
        }
        if (same != Value.UNKNOWN || before.isNull() && after instanceof Value.Unknown) {
            changed.add(path);
        }
    }

    /** Both of a type of container, or one of them and nothing, with something in them. */
    private static boolean areAlike(Value before, Value after, Class<? extends Value> type) {
        return (type.isInstance(before) || before.isNull())
                && (type.isInstance(after) || after.isNull())
                && (isFilled(before) || isFilled(after));
    }

    private static boolean isFilled(Value value) {
        return value instanceof Value.ListValue list && !list.elements().isEmpty()
                || value instanceof MapValue map && map.size() > 0;
    }

    private static List<String> keys(Value value) {
        return value instanceof MapValue map ? map.keys() : List.of();
    }

    private static Value texts(TreeSet<String> paths) {
        if (paths.size() > Operators.MAX_ELEMENTS) {
            throw new EvaluationError("a list gets longer than " + Operators.MAX_ELEMENTS + " elements");
        }
        return new Value.ListValue(paths.stream().map(Value::of).toList());
    }
}

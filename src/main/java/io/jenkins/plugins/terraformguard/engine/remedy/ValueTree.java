package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Values that are changed at one place, and trees of marks that stand beside them. */
final class ValueTree {
    private ValueTree() {}

    /** @throws UneditableException if it is no path */
    static List<Value> steps(String path) throws UneditableException {
        return ValuePath.parse(path)
                .filter(steps -> !steps.isEmpty() && steps.get(0) instanceof Value.Text)
                .orElseThrow(() -> new UneditableException("'" + path + "' is no path of an attribute"));
    }

    /** What a path leads to; the null value where nothing is there. */
    static Value at(Value tree, List<Value> steps) {
        Value value = tree;
        for (Value step : steps) {
            value = ValuePath.child(value, step);
        }
        return value;
    }

    /**
     * The tree with another value at a place. Objects and first elements that are missing on the way are made.
     *
     * @throws UneditableException if something else is on the way, or a list is too short
     */
    static Value set(Value tree, List<Value> steps, Value to) throws UneditableException {
        if (steps.isEmpty()) {
            return to;
        }
        Value step = steps.get(0);
        Value inside = set(ValuePath.child(tree, step), steps.subList(1, steps.size()), to);
        if (step instanceof Value.Text key && (tree.isNull() || tree instanceof MapValue)) {
            Map<String, Value> members = tree instanceof MapValue map ? map.toMap() : MapValue.EMPTY.toMap();
            members.put(key.value(), inside);
            return MapValue.copyOf(members);
        }
        if (step instanceof Value.Int index && (tree.isNull() || tree instanceof Value.ListValue)) {
            List<Value> elements = new ArrayList<>(tree instanceof Value.ListValue list ? list.elements() : List.of());
            if (index.value() < 0 || index.value() > elements.size()) {
                throw new UneditableException("The plan has no element " + index.value() + " there");
            }
            if (index.value() == elements.size()) {
                elements.add(inside);
            } else {
                elements.set((int) index.value(), inside);
            }
            return new Value.ListValue(elements);
        }
        throw new UneditableException("The plan has a value of another type there");
    }

    /**
     * Marks without those at a place and below it.
     *
     * @throws UneditableException if the mark of something around it says that nothing of that is known
     */
    static Value unmarked(Value marks, List<Value> steps) throws UneditableException {
        if (steps.isEmpty()) {
            return Value.FALSE;
        }
        if (marks.equals(Value.TRUE)) {
            throw new UneditableException("What is around the attribute is known only after apply");
        }
        Value step = steps.get(0);
        boolean there = marks instanceof MapValue map && step instanceof Value.Text key && map.has(key.value())
                || marks instanceof Value.ListValue list
                        && step instanceof Value.Int index
                        && index.value() < list.elements().size();
        return there
                ? set(marks, List.of(step), unmarked(ValuePath.child(marks, step), steps.subList(1, steps.size())))
                : marks;
    }

    /** Whether anything on the way to a place, there, or below it is such a value. */
    static boolean touches(Value tree, List<Value> steps, Predicate<Value> what) {
        Value value = tree;
        for (Value step : steps) {
            if (what.test(value)) {
                return true;
            }
            value = ValuePath.child(value, step);
        }
        return holds(value, what);
    }

    /** Whether a value, or anything in it, is such a value. */
    static boolean holds(Value value, Predicate<Value> what) {
        if (what.test(value)) {
            return true;
        }
        if (value instanceof MapValue map) {
            return map.keys().stream().anyMatch(key -> holds(map.get(key), what));
        }
        return value instanceof Value.ListValue list && list.elements().stream().anyMatch(e -> holds(e, what));
    }
}

package io.jenkins.plugins.terraformguard.engine.rendering;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.rendering.Shape.Scope;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Looks at pairs of values, of which either may be missing (null), and asks for what the plan doesn't say of them. */
final class Shapes {
    /** Both programs sort by bytes of UTF-8, which is the order of the code points. */
    static final Comparator<String> CODE_POINTS = (left, right) -> {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        return Arrays.compare(a, b);
    };

    private Shapes() {}

    static Shape of(Choices choices, Place place, Value before, Value after, Scope scope) {
        boolean body = scope == Scope.BODY;
        if (isMarked(before) || isMarked(after)) {
            boolean container = isContainer(before) || isContainer(after);
            List<Shape> options = List.of(Shape.ATTRIBUTE, Shape.LIST_BLOCK);
            return body && container
                    ? choices.choose(place.schema() + " marked", options, Shape.ATTRIBUTE)
                    : Shape.ATTRIBUTE;
        }
        if (after instanceof Value.Unknown) {
            List<Shape> options = body && (before == null || isContainer(before))
                    ? List.of(Shape.ATTRIBUTE, Shape.SENSITIVE, Shape.LIST_BLOCK)
                    : List.of(Shape.ATTRIBUTE, Shape.SENSITIVE);
            Shape shape = choices.choose(place.schema() + " unknown", options, Shape.ATTRIBUTE);
            return shape != Shape.ATTRIBUTE || before == null ? shape : of(choices, place, before, null, scope);
        }
        Value.Kind kind = kind(before, after, scope == Scope.DYNAMIC);
        if (scope == Scope.DYNAMIC || kind == null) {
            return Shape.DYNAMIC;
        }
        if (kind == Value.Kind.LIST) {
            boolean objects = elements(before).stream().allMatch(Shapes::mayBeObject)
                    && elements(after).stream().allMatch(Shapes::mayBeObject);
            Shape usual = !objects || scope == Scope.PLAIN ? Shape.LIST : body ? Shape.LIST_BLOCK : Shape.NESTED_LIST;
            return choices.choose(place.schema() + " array", scope.arrays(objects), usual);
        }
        if (kind == Value.Kind.MAP) {
            Shape usual = scope == Scope.PLAIN
                    ? Shape.OBJECT
                    : isMapOfScalars(before) && isMapOfScalars(after) ? Shape.MAP : Shape.NESTED_OBJECT;
            return choices.choose(place.schema() + " object", scope.objects(), usual);
        }
        if (isEmptyText(before) || isEmptyText(after)) {
            Shape usual = body ? Shape.NULL : Shape.ATTRIBUTE;
            List<Shape> options = List.of(Shape.ATTRIBUTE, Shape.NULL, Shape.COUNTED_NULL);
            return choices.choose(place.schema() + " empty", options, usual);
        }
        return Shape.ATTRIBUTE;
    }

    /** The common kind of two values, or null if they are of different types. */
    static Value.Kind kind(Value before, Value after, boolean nullIsType) {
        Value.Kind left = before == null || !nullIsType && before.isNull() ? null : before.kind();
        Value.Kind right = after == null || !nullIsType && after.isNull() ? null : after.kind();
        if (left == null || right == null) {
            return left != null ? left : right != null ? right : Value.Kind.NULL;
        }
        return left == right ? left : null;
    }

    /** Whether the plan marks it as sensitive; what the reader hides on its own account is another matter. */
    static boolean isMarked(Value value) {
        return value instanceof Value.Sensitive hidden && hidden.rule().isEmpty();
    }

    /** The value, or null for an attribute that is not set. */
    static Value set(Value value) {
        return value == null || value.isNull() ? null : value;
    }

    static Value get(Value container, String key) {
        return container instanceof MapValue map ? map.get(key) : null;
    }

    static List<Value> elements(Value list) {
        return list instanceof Value.ListValue values ? values.elements() : List.of();
    }

    static Collection<String> keys(Value before, Value after) {
        TreeSet<String> keys = new TreeSet<>(CODE_POINTS);
        for (Value value : new Value[] {before, after}) {
            if (value instanceof MapValue map) {
                keys.addAll(map.keys());
            }
        }
        return keys;
    }

    static boolean isEmptyText(Value value) {
        return value instanceof Value.Text text && text.value().isEmpty();
    }

    private static boolean isContainer(Value value) {
        return value != null && (value.kind() == Value.Kind.LIST || value.kind() == Value.Kind.MAP);
    }

    private static boolean mayBeObject(Value value) {
        return value.kind() == Value.Kind.MAP || value instanceof Value.Unknown;
    }

    private static boolean isMapOfScalars(Value value) {
        if (!(value instanceof MapValue map)) {
            return true;
        }
        return map.toMap().values().stream()
                .allMatch(element -> element instanceof Value.Text || element instanceof Value.Unknown);
    }
}

package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Lists in another order, or without repetitions. */
final class Lists {
    private Lists() {}

    static Value distinct(Scope scope, Value list) {
        List<Value> elements = Arguments.list("distinct", list);
        if (elements.size() < 2) {
            return list;
        }
        if (Operators.hasOpaque(list)) {
            return Value.UNKNOWN;
        }
        compares(scope, list, elements.size());
        // A tree and no hash table: texts can be made to collide.
        TreeSet<Value> seen = new TreeSet<>(Lists::order);
        List<Value> distinct = new ArrayList<>();
        for (Value element : elements) {
            if (seen.add(element)) {
                distinct.add(element);
            }
        }
        return new Value.ListValue(distinct);
    }

    static Value sort(Scope scope, Value list) {
        List<Value> elements = Arguments.list("sort", list);
        boolean known = true;
        Value.Kind kind = null;
        for (Value element : elements) {
            if (element instanceof Value.Unknown || element instanceof Value.Sensitive) {
                known = false;
                continue;
            }
            boolean sortable = element.kind() == Value.Kind.STRING || element.kind() == Value.Kind.NUMBER;
            if (!sortable || kind != null && element.kind() != kind) {
                throw new EvaluationError(
                        "sort: a list of strings or of numbers is needed here, not one with a " + Kleene.name(element));
            }
            kind = element.kind();
        }
        if (elements.size() < 2) {
            return list;
        }
        compares(scope, list, elements.size());
        return known
                ? new Value.ListValue(elements.stream().sorted(Lists::order).toList())
                : Value.UNKNOWN;
    }

    /** Each element is compared with about as many others as their number has binary digits. */
    private static void compares(Scope scope, Value list, int size) {
        scope.work(Operators.weight(list) * (Integer.SIZE - Integer.numberOfLeadingZeros(size)));
    }

    /** An order of all known values in which those that are equal have the same place. */
    private static int order(Value a, Value b) {
        if (a.kind() != b.kind()) {
            return a.kind().compareTo(b.kind());
        }
        if (a instanceof Value.Bool left && b instanceof Value.Bool right) {
            return Boolean.compare(left.value(), right.value());
        }
        if (a instanceof Value.ListValue left && b instanceof Value.ListValue right) {
            return order(left.elements(), right.elements(), Lists::order);
        }
        if (a instanceof MapValue left && b instanceof MapValue right) {
            int keys = order(left.keys(), right.keys(), Comparator.naturalOrder());
            return keys != 0 ? keys : order(values(left), values(right), Lists::order);
        }
        return a.isNull() ? 0 : Kleene.compare(a, b);
    }

    private static List<Value> values(MapValue map) {
        return map.keys().stream().map(map::get).toList();
    }

    private static <T> int order(List<T> a, List<T> b, Comparator<T> order) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int first = order.compare(a.get(i), b.get(i));
            if (first != 0) {
                return first;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}

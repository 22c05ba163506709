package io.jenkins.plugins.terraformguard.engine.outcome;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A planned value against the real one: what was not known takes what it has become, what is hidden takes itself, so that
 * only the rest can differ.
 */
final class Expectation {
    /** Elements of a list with unknown parts that are paired by what they hold; longer lists are taken in their order. */
    private static final int MAX_PAIRED = 200;

    private int becameKnown;
    private int hidden;

    /** The planned value with what was not known filled in. */
    Value fill(Value planned, Value actual) {
        if (planned instanceof Value.Unknown) {
            becameKnown++;
            return actual;
        }
        if (planned instanceof Value.Sensitive || actual instanceof Value.Sensitive) {
            hidden++;
            return actual;
        }
        if (planned instanceof MapValue left && actual instanceof MapValue right) {
            Map<String, Value> filled = new HashMap<>();
            left.forEach((key, value) -> filled.put(key, fill(value, orNull(right.get(key)))));
            right.forEach((key, value) -> {
                if (!left.has(key) && value instanceof Value.Sensitive) {
                    filled.put(key, value);
                    hidden++;
                }
            });
            return MapValue.copyOf(filled);
        }
        if (planned instanceof Value.ListValue left && actual instanceof Value.ListValue right && isOpen(left)) {
            return list(left, right);
        }
        return planned;
    }

    private Value list(Value.ListValue planned, Value.ListValue actual) {
        int size = planned.elements().size();
        int[] partner = partners(planned.elements(), actual.elements());
        Value[] filled = new Value[size];
        for (int i = 0; i < size; i++) {
            filled[i] = partner[i] < 0
                    ? planned.elements().get(i)
                    : fill(planned.elements().get(i), actual.elements().get(partner[i]));
        }
        boolean permuted = false;
        for (int i = 0; i < size; i++) {
            permuted |= partner[i] != i;
        }
        if (!permuted || size != actual.elements().size()) {
            return new Value.ListValue(List.of(filled));
        }
        // A set whose elements came to stand elsewhere once they were known.
        Value[] ordered = new Value[size];
        for (int i = 0; i < size; i++) {
            ordered[partner[i]] = filled[i];
        }
        return new Value.ListValue(List.of(ordered));
    }

    /** For each planned element the place of its real one, each used once; -1 where there is none. */
    private static int[] partners(List<Value> planned, List<Value> actual) {
        int[] partner = new int[planned.size()];
        boolean[] used = new boolean[actual.size()];
        List<Integer> left = new ArrayList<>();
        boolean few = planned.size() <= MAX_PAIRED && actual.size() <= MAX_PAIRED;
        for (int i = 0; i < partner.length; i++) {
            partner[i] = -1;
            boolean here = i < used.length && !used[i] && (!few || fits(planned.get(i), actual.get(i)));
            for (int j = here ? i : 0; partner[i] < 0 && (few || here) && j < used.length; j++) {
                if (!used[j] && (here || fits(planned.get(i), actual.get(j)))) {
                    partner[i] = j;
                    used[j] = true;
                }
            }
            if (partner[i] < 0) {
                left.add(i);
            }
        }
        int next = 0;
        for (int i : left) {
            while (next < used.length && used[next]) {
                next++;
            }
            if (next < used.length) {
                partner[i] = next;
                used[next] = true;
            }
        }
        return partner;
    }

    /** Whether a real value may have become of a planned one. */
    static boolean fits(Value planned, Value actual) {
        if (planned instanceof Value.Unknown
                || planned instanceof Value.Sensitive
                || actual instanceof Value.Sensitive) {
            return true;
        }
        if (planned instanceof MapValue left && actual instanceof MapValue right) {
            return left.keys().stream().allMatch(key -> fits(left.get(key), orNull(right.get(key))));
        }
        if (planned instanceof Value.ListValue left && actual instanceof Value.ListValue right) {
            if (left.elements().size() != right.elements().size()) {
                return false;
            }
            for (int i = 0; i < left.elements().size(); i++) {
                if (!fits(left.elements().get(i), right.elements().get(i))) {
                    return false;
                }
            }
            return true;
        }
        return planned.equals(actual);
    }

    private static boolean isOpen(Value value) {
        if (value instanceof MapValue map) {
            return map.keys().stream().anyMatch(key -> isOpen(map.get(key)));
        }
        return value instanceof Value.ListValue list
                ? list.elements().stream().anyMatch(Expectation::isOpen)
                : value.isOpaque();
    }

    private static Value orNull(Value value) {
        return value == null ? Value.NULL : value;
    }

    int becameKnown() {
        return becameKnown;
    }

    int hidden() {
        return hidden;
    }
}

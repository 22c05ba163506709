package io.jenkins.plugins.terraformguard.engine.drift;

import io.jenkins.plugins.terraformguard.engine.drift.noise.NoiseRules;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether two values of an attribute are the same thing, noise aside. */
final class SameValue {
    private SameValue() {}

    /** Hidden values are the same only where the reader says so; what is unknown is the same as nothing. */
    static boolean same(String type, String root, Value one, Value other) {
        if (one instanceof Value.Unknown || other instanceof Value.Unknown) {
            return false;
        }
        return one.equals(other)
                || NoiseRules.judge(type, of(root, one), of(root, other)).changes().stream()
                        .noneMatch(change -> change.rule().isEmpty());
    }

    /** Whether every element of a list is in one of the others. */
    static boolean consistsOf(Value list, List<Value> others) {
        Map<Value, Boolean> elements = new HashMap<>();
        for (Value other : others) {
            if (other instanceof Value.ListValue known) {
                known.elements().forEach(element -> elements.put(element, true));
            }
        }
        return list instanceof Value.ListValue whole && elements.keySet().containsAll(whole.elements());
    }

    private static MapValue of(String root, Value value) {
        return MapValue.copyOf(Map.of(root, value));
    }
}

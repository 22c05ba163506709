package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Records which values an evaluation looked at. Operators that know which operand decided take the others back with
 * {@link #forget}, so that what is left is the evidence.
 */
final class Trace {
    /** One value that was looked at. */
    record Access(String path, Value value) {}

    private final List<Access> log = new ArrayList<>();
    private final Map<Value, String> places = new IdentityHashMap<>();
    private final Map<Value, Value> others = new IdentityHashMap<>();

    /** Notes that a value stands at a path. */
    void saw(String path, Value value) {
        if (value instanceof MapValue || value instanceof Value.ListValue) {
            places.put(value, path);
        }
        log.add(new Access(path, value));
    }

    /** Notes that an expression got at other resources; each of them is found again under its address. */
    void related(String path, Value related) {
        log.add(new Access(path, RelationNode.addresses(related)));
        places.put(related, path);
        for (Value element : Comprehension.elements(related)) {
            others.put(element, ((MapValue) element).get(Environment.ADDRESS));
        }
    }

    /** Notes that an element of a list was looked at. */
    void element(String place, int index, Value element) {
        if (others.get(element) instanceof Value.Text address) {
            // What the resource is was not looked at yet: that it is there is the evidence.
            log.add(new Access(address.value(), Operators.select(element, "kind")));
            places.put(element, address.value());
        } else if (place != null) {
            saw(ValuePath.index(place, index), element);
        }
    }

    /** The path of a container of the input, or null for one that an expression made. */
    String place(Value container) {
        return places.get(container);
    }

    int mark() {
        return log.size();
    }

    /** Takes back what was recorded between two marks. */
    void forget(int from, int to) {
        log.subList(from, to).clear();
    }

    /** What was recorded, once each; a container is left out where something inside it was looked at. */
    List<Access> accesses() {
        Map<String, Access> unique = new LinkedHashMap<>();
        log.forEach(access -> unique.putIfAbsent(access.path(), access));
        TreeSet<String> paths = new TreeSet<>(unique.keySet());
        List<Access> result = new ArrayList<>();
        for (Access access : unique.values()) {
            if (!hasInner(paths, access.path() + ".") && !hasInner(paths, access.path() + "[")) {
                result.add(access);
            }
        }
        return result;
    }

    private static boolean hasInner(TreeSet<String> paths, String start) {
        String next = paths.ceiling(start);
        return next != null && next.startsWith(start);
    }
}

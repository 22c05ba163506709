package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An attribute of a resource, such as {@code settings.backup_configuration.enabled}. Elements of lists have no index in it:
 * it stands for the attribute in all of them.
 */
public final class ChangedPath implements Condition {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}(\\.[A-Za-z0-9_-]{1,64}){0,9}");

    private final String text;
    private final String[] names;

    private ChangedPath(String text) {
        this.text = text;
        this.names = text.split("\\.");
    }

    /** The path that is written so, or nothing if none is. */
    public static Optional<ChangedPath> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ChangedPath(text)) : Optional.empty();
    }

    /** Whether the change changes it. What only might become another value is unknown. */
    @Override
    public Truth ask(ResourceChange change) {
        List<Value> before = at(change.before());
        List<Value> after = at(change.after());
        if (before.equals(after)) {
            return after.stream().anyMatch(ChangedPath::mayDiffer) ? Truth.UNKNOWN : Truth.FALSE;
        }
        Map<Value, Integer> old = new HashMap<>();
        before.forEach(value -> old.merge(value, 1, Integer::sum));
        boolean unknown = false;
        boolean added = false;
        for (Value value : after) {
            if (old.merge(value, -1, Integer::sum) >= 0) {
                unknown |= mayDiffer(value);
            } else if (mayDiffer(value)) {
                unknown = true;
            } else {
                added = true;
            }
        }
        boolean removed = old.values().stream().anyMatch(left -> left > 0);
        if (added || removed && !unknown) {
            return Truth.TRUE;
        }
        return unknown ? Truth.UNKNOWN : Truth.FALSE;
    }

    /** The values at this path, those that are not set left out. */
    private List<Value> at(Value value) {
        List<Value> found = new ArrayList<>();
        collect(value, 0, found);
        return found;
    }

    private void collect(Value value, int depth, List<Value> found) {
        if (value instanceof Value.ListValue list) {
            for (Value element : list.elements()) {
                collect(element, depth, found);
            }
        } else if (value.isOpaque() || depth == names.length) {
            if (!value.isNull()) {
                found.add(value);
            }
        } else if (value instanceof MapValue map) {
            Value next = map.get(names[depth]);
            if (next != null) {
                collect(next, depth + 1, found);
            }
        }
    }

    /** Whether the value may be another one although it looks the same. */
    private static boolean mayDiffer(Value value) {
        if (value instanceof Value.Sensitive hidden) {
            return hidden.identity() == Value.Sensitive.INCOMPARABLE;
        }
        if (value instanceof MapValue map) {
            return map.keys().stream().anyMatch(key -> mayDiffer(map.get(key)));
        }
        return value instanceof Value.ListValue list
                ? list.elements().stream().anyMatch(ChangedPath::mayDiffer)
                : value.isOpaque();
    }

    @Override
    public String toString() {
        return text;
    }
}

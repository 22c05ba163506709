package io.jenkins.plugins.terraformguard.engine.drift.life;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks up the place of a drift in the real values of its resource. A set is written as a list, so the number of an element
 * says little: where a path goes through a list, the values of all its elements are looked at. The work is bounded; what
 * goes beyond is unknown.
 */
final class PlaceSearch {
    private static final long MAX_WORK = 5_000_000;
    private static final int MAX_FOUND = 100_000;
    private static final String NULL = ValueText.of(Value.NULL, Sighting.MAX_VALUE);

    private long work;

    Outcome outcome(Tracked drift, Value real) {
        Optional<List<Value>> steps = ValuePath.parse(drift.path());
        if (steps.isEmpty() || drift.before().equals(drift.after())) {
            return Outcome.UNKNOWN;
        }
        List<Value> found = List.of(real);
        boolean listed = false;
        for (Value step : steps.get()) {
            listed |= step instanceof Value.Int;
            found = next(found, step);
            work += found.size();
            if (work > MAX_WORK || found.size() > MAX_FOUND || found.stream().anyMatch(Value::isOpaque)) {
                return Outcome.UNKNOWN;
            }
        }
        return listed ? amongElements(drift, found) : single(drift, found);
    }

    private static List<Value> next(List<Value> from, Value step) {
        List<Value> next = new ArrayList<>();
        for (Value value : from) {
            if (step instanceof Value.Text) {
                next.add(ValuePath.child(value, step));
            } else if (value instanceof Value.ListValue list) {
                next.addAll(list.elements());
            }
        }
        return next;
    }

    private Outcome single(Tracked drift, List<Value> found) {
        String text = text(found.get(0));
        if (text.equals(drift.before())) {
            return Outcome.RESTORED;
        }
        return text.equals(drift.after()) ? Outcome.KEPT : Outcome.OTHER;
    }

    /** An element that was put in had no value before, and one that was taken out has none after. */
    private Outcome amongElements(Tracked drift, List<Value> found) {
        boolean before = found.stream().anyMatch(value -> text(value).equals(drift.before()));
        boolean after = found.stream().anyMatch(value -> text(value).equals(drift.after()));
        boolean restored = drift.before().equals(NULL) ? !after : before;
        boolean kept = drift.after().equals(NULL) ? !before : after;
        if (restored == kept) {
            return restored ? Outcome.UNKNOWN : Outcome.OTHER;
        }
        return restored ? Outcome.RESTORED : Outcome.KEPT;
    }

    private String text(Value value) {
        return ValueText.of(value, Sighting.MAX_VALUE);
    }
}

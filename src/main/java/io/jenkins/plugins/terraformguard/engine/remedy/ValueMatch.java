package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import io.jenkins.plugins.terraformguard.engine.source.HclLayout;
import java.util.ArrayList;
import java.util.List;

/** Compares what configuration says with what the plan made of it: sets are in another order there, and types are converted. */
final class ValueMatch {
    private ValueMatch() {}

    static boolean same(Value written, Value planned) {
        if (written instanceof MapValue object && planned instanceof MapValue map) {
            return object.keys().stream().allMatch(key -> same(object.get(key), ValuePath.child(map, Value.of(key))));
        }
        if (written instanceof Value.ListValue list && planned instanceof Value.ListValue other) {
            List<Value> left = new ArrayList<>(other.elements());
            for (Value element : list.elements()) {
                if (!left.removeIf(new FirstSame(element))) {
                    return false;
                }
            }
            return left.isEmpty();
        }
        try {
            return HclValues.likeThat(written, planned, "").equals(planned);
        } catch (UneditableException e) {
            return false;
        }
    }

    /** A list as it is written, without what the plan is to have no more of; in its order. */
    static Value withoutDropped(Value.ListValue written, Value planned, Value.ListValue to) {
        List<Value> dropped = new ArrayList<>(planned instanceof Value.ListValue list ? list.elements() : List.of());
        for (Value element : to.elements()) {
            if (!dropped.remove(element)) {
                return to; // There is something new in it.
            }
        }
        List<Value> kept = new ArrayList<>(written.elements());
        for (Value element : dropped) {
            for (int i = kept.size() - 1; i >= 0; i--) {
                if (same(kept.get(i), element)) {
                    kept.remove(i);
                    break;
                }
            }
        }
        return new Value.ListValue(kept);
    }

    /** Whether all that a block says in so many words is so in an element of the plan. */
    static boolean says(HclLayout block, Value element) {
        return block.attributes().stream()
                .filter(HclLayout.Attribute::written)
                .allMatch(attribute ->
                        same(HclValues.of(attribute.value()), ValuePath.child(element, Value.of(attribute.name()))));
    }

    /** True once, for the first value that is the same. */
    private static final class FirstSame implements java.util.function.Predicate<Value> {
        private final Value written;
        private boolean found;

        FirstSame(Value written) {
            this.written = written;
        }

        @Override
        public boolean test(Value planned) {
            boolean first = !found && same(written, planned);
            found |= first;
            return first;
        }
    }
}

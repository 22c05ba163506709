package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.ActionInvocation;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what apply does to the world, by type and kind of change. What only the state notices does not count. */
final class TypeTally {
    /** An action that apply runs; it has no kind of its own in a plan. */
    static final String INVOKE = "invoke";

    /** Far more than all providers have; a plan that makes up more does not fill the memory. */
    private static final int MAX_TYPES = 20_000;

    private static final MapValue.Shape ENTRY = new MapValue.Shape("count", "kind", "type");

    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private boolean tooMany;

    void change(ResourceChange change) {
        switch (change.kind()) {
            case NO_OP, READ, OPEN -> {
                // The world stays as it is.
            }
            default -> count(change.type(), change.kind().id());
        }
    }

    void action(ActionInvocation action) {
        if (action.deferredReason().isEmpty()) {
            count(action.type(), INVOKE);
        }
    }

    private void count(String type, String kind) {
        Map<String, Integer> kinds = counts.get(type);
        if (kinds == null) {
            if (counts.size() >= MAX_TYPES) {
                tooMany = true;
                return;
            }
            kinds = new TreeMap<>();
            counts.put(type, kinds);
        }
        kinds.merge(kind, 1, Integer::sum);
    }

    /** A list by type and kind; one of which not all is known where there are too many types. */
    Value value() {
        List<Value> entries = new ArrayList<>();
        counts.forEach((type, kinds) -> kinds.forEach((kind, count) ->
                entries.add(ENTRY.of(new Value.Int(count), new Value.Text(kind), new Value.Text(type)))));
        return tooMany ? new Value.OpenList(entries) : new Value.ListValue(entries);
    }
}

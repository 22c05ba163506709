package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.remedy.EditedPlan.Splice;
import io.jenkins.plugins.terraformguard.engine.remedy.PlanSpots.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a plan says of one resource.
 *
 * @param change where the parts of its change stand, by name
 * @param planned where those in {@code planned_values} stand
 * @param values what stands there
 */
record ResourceStates(Map<String, Range> change, Map<String, Range> planned, Map<Range, Value> values) {
    private static final Value NO_OP = new Value.ListValue(List.of(Value.of("no-op")));
    private static final Value CREATE = new Value.ListValue(List.of(Value.of("create")));
    private static final Value UPDATE = new Value.ListValue(List.of(Value.of("update")));

    boolean hasAfter() {
        return after() instanceof MapValue;
    }

    boolean isNew() {
        return of(change, PlanSpots.ACTIONS).equals(CREATE);
    }

    Value after() {
        return of(change, PlanSpots.AFTER);
    }

    /** Whether the plan has the attribute that a path begins with, set or not. */
    boolean shows(String path) {
        String name = path.split("[.\\[]", 2)[0];
        return has(after(), name) || has(of(change, PlanSpots.AFTER_UNKNOWN), name);
    }

    private static boolean has(Value value, String name) {
        return value instanceof MapValue map && map.has(name);
    }

    private Value of(Map<String, Range> ranges, String part) {
        Range range = ranges.get(part);
        return range == null ? Value.NULL : values.getOrDefault(range, Value.NULL);
    }

    boolean isOpaque(List<Value> steps) {
        return isSecret(steps) || ValueTree.touches(of(change, PlanSpots.AFTER_UNKNOWN), steps, Value.TRUE::equals);
    }

    private boolean isSecret(List<Value> steps) {
        return ValueTree.touches(of(change, PlanSpots.AFTER_SENSITIVE), steps, Value.TRUE::equals)
                || ValueTree.touches(of(planned, PlanSpots.SENSITIVE_VALUES), steps, Value.TRUE::equals)
                || SecretEdits.isSecret(after(), steps);
    }

    /** What stands where with these changes. */
    List<Splice> splices(List<Edit> edits) throws UneditableException {
        Value after = after();
        Value unknown = of(change, PlanSpots.AFTER_UNKNOWN);
        Value sensitive = of(change, PlanSpots.AFTER_SENSITIVE);
        Value plannedValues = of(planned, PlanSpots.VALUES);
        Value plannedSensitive = of(planned, PlanSpots.SENSITIVE_VALUES);
        for (Edit edit : edits) {
            List<Value> steps = ValueTree.steps(edit.path());
            Value to = JsonValues.parse(edit.value());
            if (isSecret(steps) || SecretEdits.wouldSetOne(steps, to)) {
                throw new UneditableException("'" + edit.path() + "' is a secret, or holds one: it is never changed");
            }
            after = ValueTree.set(after, steps, to);
            unknown = ValueTree.unmarked(unknown, steps);
            sensitive = ValueTree.unmarked(sensitive, steps);
            if (plannedValues instanceof MapValue) {
                plannedValues = ValueTree.set(plannedValues, steps, to);
                plannedSensitive = ValueTree.unmarked(plannedSensitive, steps);
            }
        }
        List<Splice> splices = new ArrayList<>();
        add(splices, change, PlanSpots.AFTER, after);
        add(splices, change, PlanSpots.AFTER_UNKNOWN, unknown);
        add(splices, change, PlanSpots.AFTER_SENSITIVE, sensitive);
        add(splices, change, PlanSpots.ACTIONS, of(change, PlanSpots.ACTIONS).equals(NO_OP) ? UPDATE : null);
        add(splices, planned, PlanSpots.VALUES, plannedValues);
        add(splices, planned, PlanSpots.SENSITIVE_VALUES, plannedSensitive);
        return splices;
    }

    /** What is not other stays as it is written. */
    private void add(List<Splice> splices, Map<String, Range> ranges, String part, Value value) {
        Range range = ranges.get(part);
        if (range != null && value != null && !value.equals(values.get(range))) {
            splices.add(new Splice(range, JsonValues.bytes(value)));
        }
    }
}

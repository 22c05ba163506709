package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.List;

/**
 * A fold over a list, or over the keys of a map: what {@code all}, {@code exists}, {@code map} and {@code filter} are
 * made of. Over nothing it is the fold of an empty list, over a list that is not known it can't be told.
 */
final class Comprehension implements Node {
    private final Node range;
    private final int variable;
    private final int accumulator;
    private final Node initial;
    private final Node condition;
    private final Node step;
    private final Node result;

    Comprehension(Node range, int variable, int accumulator, Node initial, Node condition, Node step, Node result) {
        this.range = range;
        this.variable = variable;
        this.accumulator = accumulator;
        this.initial = initial;
        this.condition = condition;
        this.step = step;
        this.result = result;
    }

    @Override
    public Value eval(Scope scope) {
        Value over = range.eval(scope);
        boolean open = over instanceof Value.OpenList;
        if (over.isOpaque() && !open) {
            return Value.UNKNOWN;
        }
        List<Value> elements = elements(over);
        String place = scope.trace == null ? null : scope.trace.place(over);
        int start = scope.trace == null ? 0 : scope.trace.mark();
        EvaluationError failure = null;
        scope.slots[accumulator] = initial.eval(scope);
        for (int i = 0; i < elements.size(); i++) {
            scope.step();
            if (Kleene.isFalse(condition.eval(scope))) {
                break;
            }
            int mark = scope.trace == null ? 0 : scope.trace.mark();
            if (scope.trace != null && !(over instanceof MapValue)) {
                scope.trace.element(place, i, elements.get(i));
            }
            scope.slots[variable] = elements.get(i);
            try {
                scope.slots[accumulator] = step.eval(scope);
            } catch (EvaluationError e) {
                // Another element may still decide alone, as with the operands of && and ||.
                failure = failure == null ? e : failure;
            }
            if (scope.trace != null && Kleene.isFalse(condition.eval(scope))) {
                // This element decided alone.
                scope.trace.forget(start, mark);
            }
        }
        if (failure != null && !Kleene.isFalse(condition.eval(scope))) {
            throw failure;
        }
        if (open && !Kleene.isFalse(condition.eval(scope))) {
            scope.slots[accumulator] = goOn(scope.slots[accumulator]);
        }
        return result.eval(scope);
    }

    /** What has been gathered when there may be more elements. A count (of exists_one) that is beyond one stays there. */
    private static Value goOn(Value gathered) {
        return gathered instanceof Value.Int count && count.value() > 1 ? gathered : Value.UNKNOWN;
    }

    /** What is gone over: the elements of a list, the keys of a map, nothing for null. */
    static List<Value> elements(Value over) {
        if (over instanceof Value.ListValue list) {
            return list.elements();
        }
        if (over instanceof Value.OpenList list) {
            return list.elements();
        }
        if (over instanceof MapValue map) {
            return map.keys().stream().map(Value::of).toList();
        }
        if (over.isNull()) {
            return List.of();
        }
        throw new EvaluationError("a list or a map is needed here, not a " + Kleene.name(over));
    }
}

package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A comprehension that makes a list: {@code map} and {@code filter}. It gives what the general fold would give, without
 * copying the list for each element. Where it can't be told whether an element belongs to it, it may have more
 * elements than those that do.
 */
final class Collect implements Node {
    private final Node range;
    private final int variable;
    private final Node predicate;
    private final Node element;

    /** @param predicate which elements are taken, or null for all */
    Collect(Node range, int variable, Node predicate, Node element) {
        this.range = range;
        this.variable = variable;
        this.predicate = predicate;
        this.element = element;
    }

    @Override
    public Value eval(Scope scope) {
        Value over = range.eval(scope);
        boolean open = over instanceof Value.OpenList;
        if (over.isOpaque() && !open) {
            return Value.UNKNOWN;
        }
        boolean traced = scope.trace != null && !(over instanceof MapValue);
        String place = traced ? scope.trace.place(over) : null;
        List<Value> candidates = Comprehension.elements(over);
        List<Value> collected = new ArrayList<>();
        boolean known = true;
        for (int i = 0; i < candidates.size(); i++) {
            scope.step();
            if (traced) {
                scope.trace.element(place, i, candidates.get(i));
            }
            scope.slots[variable] = candidates.get(i);
            Value taken = predicate == null ? Value.TRUE : Kleene.truth(predicate.eval(scope));
            known &= taken != Value.UNKNOWN;
            if (Kleene.isTrue(taken)) {
                collected.add(element.eval(scope));
                scope.allocate(1);
            }
        }
        return known && !open ? new Value.ListValue(collected) : new Value.OpenList(collected);
    }
}

package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import java.util.ArrayList;
import java.util.List;

/**
 * A comprehension that makes a list: {@code map} and {@code filter}. It gives what the general fold would give, without
 * copying the list for each element. Where it can't be told whether an element belongs to it, neither can the list.
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
        if (over.isOpaque()) {
            return Value.UNKNOWN;
        }
        String place = scope.trace == null || !(over instanceof Value.ListValue) ? null : scope.trace.place(over);
        List<Value> candidates = Comprehension.elements(over);
        List<Value> collected = new ArrayList<>();
        boolean known = true;
        for (int i = 0; i < candidates.size(); i++) {
            scope.step();
            if (place != null) {
                scope.trace.saw(ValuePath.index(place, i), candidates.get(i));
            }
            scope.slots[variable] = candidates.get(i);
            Value taken = predicate == null ? Value.TRUE : Kleene.truth(predicate.eval(scope));
            known &= taken != Value.UNKNOWN;
            if (Kleene.isTrue(taken)) {
                collected.add(element.eval(scope));
                scope.allocate(1);
            }
        }
        return known ? new Value.ListValue(collected) : Value.UNKNOWN;
    }
}

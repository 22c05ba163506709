package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;

/** The nodes that reach into values. Only they know paths, so only they feed the trace. */
final class Access {
    private Access() {}

    static Node variable(String name, int slot, boolean traced) {
        return scope -> {
            Value value = scope.slots[slot];
            if (traced && scope.trace != null) {
                scope.trace.saw(name, value);
            }
            return value;
        };
    }

    static Node select(Node operand, String field) {
        return scope -> {
            Value container = operand.eval(scope);
            Value value = Operators.select(container, field);
            String place = scope.trace == null ? null : scope.trace.place(container);
            if (place != null) {
                scope.trace.saw(ValuePath.key(place, field), value);
            }
            return value;
        };
    }

    /** {@code has(x.y)}: set, that is present and not null. */
    static Node has(Node operand, String field) {
        Node select = select(operand, field);
        return scope -> {
            Value value = select.eval(scope);
            return value.kind() == Value.Kind.UNKNOWN ? Value.UNKNOWN : Value.of(!value.isNull());
        };
    }

    static Node index(Node operand, Node key) {
        return scope -> {
            Value container = operand.eval(scope);
            Value at = key.eval(scope);
            Value value = Operators.index(container, at);
            String place = scope.trace == null ? null : scope.trace.place(container);
            if (place != null && at instanceof Value.Text text) {
                scope.trace.saw(ValuePath.key(place, text.value()), value);
            } else if (place != null && at instanceof Value.Int number) {
                scope.trace.saw(ValuePath.index(place, number.value()), value);
            }
            return value;
        };
    }
}

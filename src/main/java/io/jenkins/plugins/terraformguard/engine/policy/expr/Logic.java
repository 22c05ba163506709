package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.Value;

/**
 * The nodes of three-valued logic. As in CEL, an operand that decides alone makes an error in the other one irrelevant.
 * While tracing, what an operand looked at is evidence only if that operand took part in the answer.
 */
final class Logic {
    private Logic() {}

    /** {@code &&} where {@code dominant} is false, {@code ||} where it is true. */
    static Node junction(Node left, Node right, boolean dominant) {
        Value decisive = Value.of(dominant);
        return scope -> {
            int start = scope.trace == null ? 0 : scope.trace.mark();
            Value a = null;
            EvaluationError failure = null;
            try {
                a = Kleene.truth(left.eval(scope));
            } catch (EvaluationError e) {
                failure = e;
            }
            if (a != null && a.equals(decisive)) {
                return a;
            }
            int middle = scope.trace == null ? 0 : scope.trace.mark();
            Value b = Kleene.truth(right.eval(scope));
            if (b.equals(decisive)) {
                forget(scope, start, middle);
                return b;
            }
            if (failure != null) {
                throw failure;
            }
            if (a == Value.UNKNOWN || b == Value.UNKNOWN) {
                if (a != Value.UNKNOWN) {
                    forget(scope, start, middle);
                } else if (b != Value.UNKNOWN && scope.trace != null) {
                    scope.trace.forget(middle, scope.trace.mark());
                }
                return Value.UNKNOWN;
            }
            return b;
        };
    }

    static Node not(Node operand) {
        return scope -> Kleene.not(Kleene.truth(operand.eval(scope)));
    }

    /** Whether a value is anything but false; an accumulator that can't be told goes on. */
    static Node notStrictlyFalse(Node operand) {
        return scope -> Value.of(!Kleene.isFalse(operand.eval(scope)));
    }

    static Node conditional(Node condition, Node then, Node otherwise) {
        return scope -> {
            Value truth = Kleene.truth(condition.eval(scope));
            if (truth != Value.UNKNOWN) {
                return Kleene.isTrue(truth) ? then.eval(scope) : otherwise.eval(scope);
            }
            Value a = then.eval(scope);
            Value b = otherwise.eval(scope);
            return Kleene.isTrue(Kleene.equal(a, b)) ? a : Value.UNKNOWN;
        };
    }

    private static void forget(Scope scope, int from, int to) {
        if (scope.trace != null) {
            scope.trace.forget(from, to);
        }
    }
}

package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.math.BigDecimal;
import java.util.List;

/** Turns an operator of the checked syntax tree into a node. */
final class OperatorCalls {
    private OperatorCalls() {}

    /** The node of an operator by CEL's name of it, or null if it is none. */
    static Node operator(String function, List<Node> args) {
        if (args.isEmpty()) {
            return null;
        }
        Node a = args.get(0);
        Node b = args.size() > 1 ? args.get(1) : null;
        return switch (function) {
            case "_&&_" -> Logic.junction(a, b, false);
            case "_||_" -> Logic.junction(a, b, true);
            case "!_" -> Logic.not(a);
            case "@not_strictly_false" -> Logic.notStrictlyFalse(a);
            case "_?_:_" -> Logic.conditional(a, b, args.get(2));
            case "_==_" -> scope -> Kleene.equal(a.eval(scope), b.eval(scope));
            case "_!=_" -> scope -> Kleene.not(Kleene.equal(a.eval(scope), b.eval(scope)));
            case "@in" -> scope -> Kleene.in(a.eval(scope), b.eval(scope));
            case "_<_", "_<=_", "_>_", "_>=_" -> comparison(function, a, b);
            case "_+_" -> scope -> scope.made(Operators.add(a.eval(scope), b.eval(scope)));
            case "_-_", "_*_", "_/_", "_%_" ->
                scope -> Operators.arithmetic(function.charAt(1), a.eval(scope), b.eval(scope));
            case "-_" -> scope -> Operators.arithmetic('-', Value.of(BigDecimal.ZERO), a.eval(scope));
            case "_[_]" -> Access.index(a, b);
            default -> null;
        };
    }

    private static Node comparison(String function, Node a, Node b) {
        return scope -> {
            Value left = a.eval(scope);
            Value right = b.eval(scope);
            if (left.isNull() || right.isNull()) {
                return Value.FALSE;
            }
            Integer order = Kleene.compare(left, right);
            if (order == null) {
                return Value.UNKNOWN;
            }
            return Value.of(
                    switch (function) {
                        case "_<_" -> order < 0;
                        case "_<=_" -> order <= 0;
                        case "_>_" -> order > 0;
                        default -> order >= 0;
                    });
        };
    }
}

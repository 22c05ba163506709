package io.jenkins.plugins.terraformguard.engine.policy.expr;

import com.google.re2j.Pattern;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.math.BigDecimal;
import java.util.List;

/** Turns a call of the checked syntax tree into a node. */
final class Calls {
    private Calls() {}

    /** The node of a function or operator by CEL's name of it, or null if there is no such function here. */
    static Node node(String function, List<Node> args) {
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
            case "size" -> scope -> Operators.size(a.eval(scope));
            case "contains", "startsWith", "endsWith" ->
                scope -> Functions.texts(function, a.eval(scope), b.eval(scope));
            case "matches" -> scope -> Functions.matches(a.eval(scope), b.eval(scope));
            case "int" -> scope -> Functions.toInt(a.eval(scope));
            case "double" -> scope -> Functions.toDouble(a.eval(scope));
            case "string" -> scope -> scope.made(Functions.toText(a.eval(scope)));
            case "dyn" -> a;
            case "jsondecode" -> scope -> Functions.jsondecode(scope.made(a.eval(scope)));
            case "aslist" -> scope -> Functions.aslist(a.eval(scope));
            case "glob" -> scope -> Functions.glob(a.eval(scope), b.eval(scope));
            case "known" -> scope -> Value.of(Functions.isKnown(a.eval(scope)));
            case "lower" -> scope -> scope.made(Functions.lower(a.eval(scope)));
            default -> null;
        };
    }

    /** {@code matches} with a pattern that does not change, compiled once. */
    static Node matches(Node text, Pattern pattern) {
        return scope -> {
            Value value = text.eval(scope);
            if (value instanceof Value.Text known) {
                return Value.of(pattern.matcher(known.value()).find());
            }
            return Functions.matches(value, new Value.Text(pattern.pattern()));
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

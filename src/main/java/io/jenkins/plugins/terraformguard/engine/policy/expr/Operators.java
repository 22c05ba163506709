package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Arithmetic, concatenation and access to containers. An absent attribute is null, and so is a part of null. */
final class Operators {
    static final int MAX_TEXT = 1 << 20;
    static final int MAX_ELEMENTS = 100_000;
    private static final int MAX_SCALE = 400;

    private Operators() {}

    static Value select(Value container, String key) {
        if (container instanceof MapValue map) {
            Value value = map.get(key);
            return value == null ? Value.NULL : value;
        }
        if (container.isNull()) {
            return Value.NULL;
        }
        if (container.isOpaque()) {
            return partOf(container);
        }
        throw new EvaluationError("a " + Kleene.name(container) + " has no attribute '" + key + "'");
    }

    static Value index(Value container, Value key) {
        if (container.isNull()) {
            return Value.NULL;
        }
        if (container.isOpaque()) {
            return partOf(container);
        }
        if (key.isOpaque()) {
            return Value.UNKNOWN;
        }
        if (container instanceof MapValue && key instanceof Value.Text text) {
            return select(container, text.value());
        }
        if (container instanceof Value.ListValue list && key instanceof Value.Int number) {
            boolean inside =
                    number.value() >= 0 && number.value() < list.elements().size();
            return inside ? list.elements().get((int) number.value()) : Value.NULL;
        }
        throw new EvaluationError("a " + Kleene.name(container) + " can't be indexed by a " + Kleene.name(key));
    }

    /** A part of a container that can't be seen: equal to nothing that can be told. */
    private static Value partOf(Value container) {
        return container instanceof Value.Sensitive hidden
                ? new Value.Sensitive(Value.Kind.UNKNOWN, false, Value.Sensitive.INCOMPARABLE, hidden.rule())
                : Value.UNKNOWN;
    }

    static Value size(Value value) {
        if (value.isNull()) {
            return new Value.Int(0);
        }
        if (value instanceof Value.Sensitive hidden) {
            return hidden.empty() ? new Value.Int(0) : Value.UNKNOWN;
        }
        if (value instanceof Value.Text text) {
            return new Value.Int(text.value().codePointCount(0, text.value().length()));
        }
        if (value instanceof Value.ListValue list) {
            return new Value.Int(list.elements().size());
        }
        if (value instanceof MapValue map) {
            return new Value.Int(map.size());
        }
        if (value.isOpaque()) {
            return Value.UNKNOWN;
        }
        throw new EvaluationError("size() of a " + Kleene.name(value));
    }

    /** Whether any part of a value can't be seen. */
    static boolean hasOpaque(Value value) {
        if (value instanceof Value.ListValue list) {
            return list.elements().stream().anyMatch(Operators::hasOpaque);
        }
        if (value instanceof MapValue map) {
            return map.keys().stream().anyMatch(key -> hasOpaque(map.get(key)));
        }
        return value.isOpaque();
    }

    /** Characters and elements of a value, all in all. */
    static long weight(Value value) {
        if (value instanceof Value.Text text) {
            return text.value().length();
        }
        long[] sum = {1};
        if (value instanceof Value.ListValue list) {
            list.elements().forEach(element -> sum[0] += weight(element));
        } else if (value instanceof MapValue map) {
            map.forEach((key, part) -> sum[0] += key.length() + weight(part));
        }
        return sum[0];
    }

    static Value add(Value a, Value b) {
        if (a instanceof Value.OpenList && isList(b) || b instanceof Value.OpenList && isList(a)) {
            return new Value.OpenList(joined(a, b));
        }
        if (a.isOpaque() || b.isOpaque()) {
            return Value.UNKNOWN;
        }
        if (a instanceof Value.Text left && b instanceof Value.Text right) {
            if (left.value().length() + (long) right.value().length() > MAX_TEXT) {
                throw new EvaluationError("a text gets longer than " + MAX_TEXT + " characters");
            }
            return new Value.Text(left.value() + right.value());
        }
        if (a instanceof Value.ListValue && b instanceof Value.ListValue) {
            return new Value.ListValue(joined(a, b));
        }
        return arithmetic('+', a, b);
    }

    private static boolean isList(Value value) {
        return value instanceof Value.ListValue || value instanceof Value.OpenList;
    }

    private static List<Value> joined(Value a, Value b) {
        List<Value> all = new ArrayList<>(Comprehension.elements(a));
        all.addAll(Comprehension.elements(b));
        if (all.size() > MAX_ELEMENTS) {
            throw new EvaluationError("a list gets longer than " + MAX_ELEMENTS + " elements");
        }
        return all;
    }

    static Value arithmetic(char operator, Value a, Value b) {
        if (a.isOpaque() || b.isOpaque()) {
            return Value.UNKNOWN;
        }
        if (a.kind() != Value.Kind.NUMBER || b.kind() != Value.Kind.NUMBER) {
            throw new EvaluationError(
                    "'" + operator + "' does not work on a " + Kleene.name(a) + " and a " + Kleene.name(b));
        }
        BigDecimal x = bounded(Kleene.decimal(a));
        BigDecimal y = bounded(Kleene.decimal(b));
        if ((operator == '/' || operator == '%') && y.signum() == 0) {
            throw new EvaluationError("division by zero");
        }
        boolean whole = a instanceof Value.Int && b instanceof Value.Int;
        BigDecimal result =
                switch (operator) {
                    case '+' -> x.add(y);
                    case '-' -> x.subtract(y);
                    case '*' -> x.multiply(y);
                    case '/' -> whole ? x.divideToIntegralValue(y) : x.divide(y, MathContext.DECIMAL128);
                    default -> x.remainder(y);
                };
        return Value.of(bounded(result));
    }

    private static BigDecimal bounded(BigDecimal number) {
        if (number.precision() > MAX_SCALE || Math.abs((long) number.scale()) > MAX_SCALE) {
            throw new EvaluationError("a number is too large to calculate with");
        }
        return number;
    }
}

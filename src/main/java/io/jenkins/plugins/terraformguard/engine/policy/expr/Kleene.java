package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.math.BigDecimal;
import java.util.List;

/**
 * Three-valued truth and equality. {@link Value#UNKNOWN} stands for "can't be told"; a hidden (sensitive) value answers
 * what its type, its emptiness and its identity allow.
 */
final class Kleene {
    private Kleene() {}

    /** The truth of a value: an attribute that is not set counts as false. */
    static Value truth(Value value) {
        if (value instanceof Value.Bool) {
            return value;
        }
        if (value.isNull()) {
            return Value.FALSE;
        }
        if (value.isOpaque()) {
            return Value.UNKNOWN;
        }
        throw new EvaluationError("a bool is needed here, not a " + name(value));
    }

    static Value not(Value truth) {
        return truth == Value.UNKNOWN ? truth : Value.of(!isTrue(truth));
    }

    static boolean isTrue(Value value) {
        return value instanceof Value.Bool bool && bool.value();
    }

    static boolean isFalse(Value value) {
        return value instanceof Value.Bool bool && !bool.value();
    }

    static Value equal(Value a, Value b) {
        if (a instanceof Value.Unknown || b instanceof Value.Unknown) {
            return Value.UNKNOWN;
        }
        if (a instanceof Value.OpenList || b instanceof Value.OpenList) {
            boolean sameKind = a.kind() == b.kind() || a.kind() == Value.Kind.UNKNOWN || b.kind() == Value.Kind.UNKNOWN;
            return sameKind ? Value.UNKNOWN : Value.FALSE;
        }
        if (a instanceof Value.Sensitive hidden) {
            return equalHidden(hidden, b);
        }
        if (b instanceof Value.Sensitive hidden) {
            return equalHidden(hidden, a);
        }
        if (a instanceof Value.ListValue left && b instanceof Value.ListValue right) {
            return equalLists(left.elements(), right.elements());
        }
        if (a instanceof MapValue left && b instanceof MapValue right) {
            return equalMaps(left, right);
        }
        if (a instanceof Value.Int left && b instanceof Value.Int right) {
            return Value.of(left.value() == right.value());
        }
        if (a.kind() == Value.Kind.NUMBER && b.kind() == Value.Kind.NUMBER) {
            return Value.of(decimal(a).compareTo(decimal(b)) == 0);
        }
        return Value.of(a.equals(b));
    }

    /** Whether a value is an element of a list or a key of a map. */
    static Value in(Value element, Value container) {
        if (container instanceof Value.ListValue || container instanceof Value.OpenList) {
            Value result = container.isOpaque() ? Value.UNKNOWN : Value.FALSE;
            for (Value candidate : Comprehension.elements(container)) {
                Value same = equal(element, candidate);
                if (isTrue(same)) {
                    return Value.TRUE;
                }
                result = same == Value.UNKNOWN ? same : result;
            }
            return result;
        }
        if (container.isNull()) {
            return Value.FALSE;
        }
        if (container.isOpaque() || element.isOpaque()) {
            return Value.UNKNOWN;
        }
        if (container instanceof MapValue map) {
            return Value.of(element instanceof Value.Text key && map.has(key.value()));
        }
        throw new EvaluationError("'in' needs a list or a map on its right, not a " + name(container));
    }

    /** Order of two values; null where it can't be told, and never for an attribute that is not set. */
    static Integer compare(Value a, Value b) {
        if (a.kind() == Value.Kind.NUMBER && b.kind() == Value.Kind.NUMBER && !a.isOpaque() && !b.isOpaque()) {
            return a instanceof Value.Int left && b instanceof Value.Int right
                    ? Integer.valueOf(Long.compare(left.value(), right.value()))
                    : Integer.valueOf(decimal(a).compareTo(decimal(b)));
        }
        if (a instanceof Value.Text left && b instanceof Value.Text right) {
            return left.value().compareTo(right.value());
        }
        if (a.isOpaque() || b.isOpaque()) {
            return null;
        }
        throw new EvaluationError("a " + name(a) + " can't be compared with a " + name(b));
    }

    static BigDecimal decimal(Value number) {
        return number instanceof Value.Int value ? BigDecimal.valueOf(value.value()) : ((Value.Decimal) number).value();
    }

    static String name(Value value) {
        return value.kind().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Value equalHidden(Value.Sensitive hidden, Value other) {
        if (other instanceof Value.Sensitive that) {
            return equalHidden(hidden, that);
        }
        if (hidden.kind() == Value.Kind.UNKNOWN) {
            // A part of what is hidden: it may even be null.
            return Value.UNKNOWN;
        }
        if (hidden.kind() != other.kind()) {
            return Value.FALSE;
        }
        boolean otherEmpty = other.isEmpty();
        return hidden.empty() || otherEmpty ? Value.of(hidden.empty() && otherEmpty) : Value.UNKNOWN;
    }

    private static Value equalHidden(Value.Sensitive left, Value.Sensitive right) {
        if (left.identity() >= 0 && right.identity() >= 0) {
            return Value.of(left.identity() == right.identity());
        }
        if (left.kind() == Value.Kind.UNKNOWN || right.kind() == Value.Kind.UNKNOWN) {
            return Value.UNKNOWN;
        }
        if (left.kind() != right.kind() || left.empty() != right.empty()) {
            return Value.FALSE;
        }
        return left.empty() ? Value.TRUE : Value.UNKNOWN;
    }

    private static Value equalLists(List<Value> left, List<Value> right) {
        if (left.size() != right.size()) {
            return Value.FALSE;
        }
        Value result = Value.TRUE;
        for (int i = 0; i < left.size(); i++) {
            Value same = equal(left.get(i), right.get(i));
            if (isFalse(same)) {
                return Value.FALSE;
            }
            result = same == Value.UNKNOWN ? same : result;
        }
        return result;
    }

    private static Value equalMaps(MapValue left, MapValue right) {
        if (!left.keys().equals(right.keys())) {
            return Value.FALSE;
        }
        return equalLists(
                left.keys().stream().map(left::get).toList(),
                right.keys().stream().map(right::get).toList());
    }
}

package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Values turned into values of another type. */
final class Conversions {
    private static final int LONG_DIGITS = 19;

    private Conversions() {}

    static Value toInt(Value value) {
        if (value instanceof Value.Int) {
            return value;
        }
        try {
            BigDecimal number = value instanceof Value.Decimal decimal
                    ? decimal.value()
                    : new BigDecimal(Arguments.text("int", value).trim());
            if (number.precision() - (long) number.scale() > LONG_DIGITS) {
                throw new EvaluationError("int: the number is too large");
            }
            // A fraction is cut off; what lies beyond a long is still exact.
            return number.scale() <= 0 || number.precision() > number.scale()
                    ? Value.of(number.setScale(0, RoundingMode.DOWN))
                    : new Value.Int(0);
        } catch (NumberFormatException e) {
            throw new EvaluationError("int: the text is no number");
        }
    }

    static Value toDouble(Value value) {
        if (value.kind() == Value.Kind.NUMBER) {
            return value;
        }
        try {
            return Value.of(new BigDecimal(Arguments.text("double", value).trim()));
        } catch (NumberFormatException e) {
            throw new EvaluationError("double: the text is no number");
        }
    }

    static Value toText(Value value) {
        if (value instanceof Value.Text) {
            return value;
        }
        return Operators.hasOpaque(value) ? Value.UNKNOWN : new Value.Text(ValueText.of(value, Operators.MAX_TEXT));
    }

    /** A list as it is, nothing as an empty list, anything else as a list of one. */
    static Value aslist(Value argument) {
        boolean hiddenList = argument instanceof Value.Sensitive hidden
                && (hidden.kind() == Value.Kind.LIST || hidden.kind() == Value.Kind.UNKNOWN);
        boolean list = argument instanceof Value.ListValue || argument instanceof Value.OpenList;
        if (list || argument instanceof Value.Unknown || hiddenList) {
            return argument;
        }
        return new Value.ListValue(argument.isNull() ? List.of() : List.of(argument));
    }

    /** Whether a value is known before apply, even if it can't be seen; of a list, whether all its elements are there. */
    static boolean isKnown(Value argument) {
        return !(argument instanceof Value.Unknown || argument instanceof Value.OpenList);
    }
}

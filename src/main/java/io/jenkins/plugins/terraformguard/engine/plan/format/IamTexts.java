package io.jenkins.plugins.terraformguard.engine.plan.format;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The elements of an IAM policy that hold one text or several. In the normal form they are lists that are sorted and hold
 * nothing twice; elements that are not known stand at the end.
 */
final class IamTexts {
    private IamTexts() {}

    static Value sorted(String element, Value value) {
        return normal(value, text(element), UnaryOperator.identity());
    }

    static Value lowerCase(String element, Value value) {
        return normal(value, text(element), text -> text.toLowerCase(Locale.ROOT));
    }

    /** The values of a condition, which may also be written as numbers and truth values. */
    static Value scalars(String element, Value value) {
        Function<Value, String> text = text(element);
        return normal(
                value,
                scalar -> scalar instanceof Value.Bool bool
                        ? String.valueOf(bool.value())
                        : scalar instanceof Value.Int number
                                ? String.valueOf(number.value())
                                : scalar instanceof Value.Decimal number
                                        ? number.value().toString()
                                        : text.apply(scalar),
                UnaryOperator.identity());
    }

    static Value normal(Value value, Function<Value, String> text, UnaryOperator<String> change) {
        if (value.isOpaque()) {
            return Value.UNKNOWN;
        }
        List<Value> written =
                value instanceof Value.ListValue list ? list.elements() : value.isNull() ? List.of() : List.of(value);
        TreeSet<String> known = new TreeSet<>();
        List<Value> unknown = new ArrayList<>();
        for (Value element : written) {
            if (element.isOpaque()) {
                unknown.add(Value.UNKNOWN);
            } else {
                known.add(change.apply(text.apply(element)));
            }
        }
        List<Value> all = new ArrayList<>(known.stream().map(Value::of).toList());
        all.addAll(unknown);
        return new Value.ListValue(all);
    }

    private static Function<Value, String> text(String element) {
        return value -> {
            if (value instanceof Value.Text text) {
                return text.value();
            }
            throw FormatException.of(element, "of a policy is a text or a list of texts");
        };
    }
}

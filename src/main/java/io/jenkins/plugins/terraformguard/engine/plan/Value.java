package io.jenkins.plugins.terraformguard.engine.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A value of a plan together with what is known of it: known, {@link Unknown} until apply, or {@link Sensitive}.
 *
 * <p>Values are immutable. A container is known as a container even where some of its elements are not.
 */
public sealed interface Value
        permits Value.Null,
                Value.Bool,
                Value.Int,
                Value.Decimal,
                Value.Text,
                Value.ListValue,
                Value.OpenList,
                MapValue,
                Value.Unknown,
                Value.Sensitive {

    /** The JSON type of a value, also of one whose content is hidden. */
    enum Kind {
        NULL,
        BOOL,
        NUMBER,
        STRING,
        LIST,
        MAP,
        UNKNOWN
    }

    Kind kind();

    /** Terraform's {@code null}: the attribute is not set. */
    record Null() implements Value {
        @Override
        public Kind kind() {
            return Kind.NULL;
        }
    }

    record Bool(boolean value) implements Value {
        @Override
        public Kind kind() {
            return Kind.BOOL;
        }
    }

    record Int(long value) implements Value {
        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }
    }

    /** A number that is no {@code long}; exact, because rounding could hide a change. */
    record Decimal(BigDecimal value) implements Value {
        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Decimal that && value.compareTo(that.value) == 0;
        }

        @Override
        public int hashCode() {
            return value.stripTrailingZeros().hashCode();
        }
    }

    record Text(String value) implements Value {
        @Override
        public Kind kind() {
            return Kind.STRING;
        }
    }

    record ListValue(List<Value> elements) implements Value {
        public static final ListValue EMPTY = new ListValue(List.of());

        public ListValue {
            elements = List.copyOf(elements);
        }

        /** The list with each element replaced; this one itself if no element is another. */
        public ListValue mapElements(UnaryOperator<Value> replacement) {
            Value[] changed = null;
            for (int i = 0; i < elements.size(); i++) {
                Value element = replacement.apply(elements.get(i));
                if (element != elements.get(i)) {
                    changed = changed == null ? elements.toArray(Value[]::new) : changed;
                    changed[i] = element;
                }
            }
            return changed == null ? this : new ListValue(List.of(changed));
        }

        @Override
        public Kind kind() {
            return Kind.LIST;
        }
    }

    /**
     * A list of which only some elements are known: there may be others, before, between and behind them. Whoever does not
     * know what that means finds an opaque value.
     */
    record OpenList(List<Value> elements) implements Value {
        public OpenList {
            elements = List.copyOf(elements);
        }

        @Override
        public Kind kind() {
            return Kind.LIST;
        }
    }

    /** Known only after apply. */
    record Unknown() implements Value {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }

    /**
     * A value that was removed by the reader. What is left: its type, whether it was empty, and an identity that tells
     * equal from different values within one change (a running number, no hash, so nothing can be guessed from it), or
     * {@link #INCOMPARABLE} where that can't be told.
     *
     * @param rule why it was removed, empty where the plan marks it; two values are equal whatever the reason
     */
    record Sensitive(Kind kind, boolean empty, int identity, String rule) implements Value {
        /** The identity of what can't be compared: parts of what is hidden, and what is partly unknown. */
        public static final int INCOMPARABLE = -1;

        @Override
        public boolean equals(Object other) {
            return other instanceof Sensitive that
                    && kind == that.kind
                    && empty == that.empty
                    && identity == that.identity;
        }

        @Override
        public int hashCode() {
            return Objects.hash(kind, empty, identity);
        }
    }

    Value NULL = new Null();
    Value TRUE = new Bool(true);
    Value FALSE = new Bool(false);
    Value UNKNOWN = new Unknown();

    static Value of(boolean value) {
        return value ? TRUE : FALSE;
    }

    static Value of(long value) {
        return new Int(value);
    }

    static Value of(String value) {
        return value == null ? NULL : new Text(value);
    }

    /** The number as the narrowest value that holds it exactly, so that {@code 1}, {@code 1.0} and {@code 1e0} are one. */
    static Value of(BigDecimal value) {
        if (value.signum() == 0) {
            return new Int(0);
        }
        if (value.precision() - (long) value.scale() > 19 || Math.abs((long) value.scale()) > 400) {
            return new Decimal(value);
        }
        try {
            return new Int(value.longValueExact());
        } catch (ArithmeticException fractionOrTooLarge) {
            return new Decimal(value);
        }
    }

    default boolean isNull() {
        return this instanceof Null;
    }

    /** Whether it is a text, list or map of which it is known that nothing is in it. */
    default boolean isEmpty() {
        return this instanceof Text text && text.value().isEmpty()
                || this instanceof ListValue list && list.elements().isEmpty()
                || this instanceof MapValue map && map.size() == 0;
    }

    /** True where a policy can't see the content, or not all of it. */
    default boolean isOpaque() {
        return this instanceof Unknown || this instanceof Sensitive || this instanceof OpenList;
    }
}

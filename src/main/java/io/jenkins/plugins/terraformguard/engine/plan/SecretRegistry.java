package io.jenkins.plugins.terraformguard.engine.plan;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/**
 * The texts that a plan marks as sensitive anywhere, so that unmarked copies of them can be removed as well. It lives
 * only as long as the reading.
 */
final class SecretRegistry {
    /** Shorter texts are common words too often: a copy of them is removed only within the same change. */
    static final int MIN_LENGTH = 6;

    static final int MIN_LENGTH_WITHIN_CHANGE = 3;

    private final Set<String> texts = new HashSet<>();

    /** Adds every leaf of a sensitive value. */
    void add(Value value) {
        leaves(value, MIN_LENGTH, texts);
    }

    boolean contains(String text) {
        return text.length() >= MIN_LENGTH && texts.contains(text);
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    /** A number as one text, however it was written. */
    static String digits(Value.Decimal number) {
        BigDecimal plain = number.value().stripTrailingZeros();
        return Math.abs((long) plain.scale()) > 400 ? plain.toString() : plain.toPlainString();
    }

    /** Collects the texts (and numbers, as text) of a value's leaves that have at least so many characters. */
    static void leaves(Value value, int minLength, Set<String> into) {
        if (value instanceof Value.Text text && text.value().length() >= minLength) {
            into.add(text.value());
        } else if (value instanceof Value.Int number) {
            String digits = Long.toString(number.value());
            if (digits.length() >= MIN_LENGTH) {
                into.add(digits);
            }
        } else if (value instanceof Value.Decimal number) {
            String digits = digits(number);
            if (digits.length() >= MIN_LENGTH) {
                into.add(digits);
            }
        } else if (value instanceof Value.ListValue list) {
            list.elements().forEach(element -> leaves(element, minLength, into));
        } else if (value instanceof MapValue map) {
            map.forEach((key, element) -> leaves(element, minLength, into));
        }
    }
}

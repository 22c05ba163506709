package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;

/** Checks a number, {@code true}, {@code false} or {@code null}. */
final class SkimmedWord {
    private static final byte[] TRUE = {'r', 'u', 'e'};
    private static final byte[] FALSE = {'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'u', 'l', 'l'};

    private SkimmedWord() {}

    /** Goes behind the word whose first byte was read last. */
    static void skip(TextBuffer text, int first) throws IOException {
        switch (first) {
            case 't' -> rest(text, TRUE);
            case 'f' -> rest(text, FALSE);
            case 'n' -> rest(text, NULL);
            default -> number(text, first);
        }
    }

    private static void rest(TextBuffer text, byte[] wanted) throws IOException {
        for (byte b : wanted) {
            if (text.peekRaw() != b) {
                throw new StumbleException();
            }
            text.at++;
        }
    }

    private static void number(TextBuffer text, int first) throws IOException {
        int b = first;
        if (b == '-') {
            b = text.peekRaw();
            text.at++;
        }
        if (b < '0' || b > '9') {
            throw new StumbleException();
        }
        // Nothing but a point or an exponent may come after a zero; other digits are what the next byte stumbles over.
        if (b != '0') {
            digits(text);
        }
        if (text.peekRaw() == '.') {
            text.at++;
            someDigits(text);
        }
        int exponent = text.peekRaw();
        if (exponent == 'e' || exponent == 'E') {
            text.at++;
            int sign = text.peekRaw();
            text.at += sign == '+' || sign == '-' ? 1 : 0;
            someDigits(text);
        }
    }

    private static void someDigits(TextBuffer text) throws IOException {
        if (digits(text) == 0) {
            throw new StumbleException();
        }
    }

    private static long digits(TextBuffer text) throws IOException {
        long count = 0;
        for (int b = text.peekRaw(); b >= '0' && b <= '9'; b = text.peekRaw()) {
            text.at++;
            count++;
        }
        return count;
    }
}

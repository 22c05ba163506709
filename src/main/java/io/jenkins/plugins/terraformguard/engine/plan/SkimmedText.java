package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the end of a text between quotes, eight bytes at a time. */
final class SkimmedText {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long SPACES = ' ' * ONES;

    private SkimmedText() {}

    /** Goes behind the quote that ends the text whose opening quote was read last. */
    static void skip(TextBuffer text) throws IOException {
        int place = special(text.bytes, text.at, text.filled);
        while (place == text.filled || text.bytes[place] != '"') {
            text.at = place;
            if (place == text.filled) {
                if (!text.fill()) {
                    throw new StumbleException();
                }
            } else {
                text.at++;
                character(text, text.bytes[place]);
            }
            place = special(text.bytes, text.at, text.filled);
        }
        text.at = place + 1;
    }

    /** Goes behind a character that is more than one byte of ASCII, and whose first byte was read last. */
    private static void character(TextBuffer text, byte first) throws IOException {
        if (first == '\\') {
            escape(text);
        } else if (first < 0) {
            sequence(text, first & 0xff);
        } else {
            throw new StumbleException();
        }
    }

    /** The index of the next byte that is a quote, a backslash, a control character or not ASCII; the end if there is none. */
    static int special(byte[] bytes, int from, int end) {
        int i = from;
        for (; i + 8 <= end; i += 8) {
            long word = (long) LONGS.get(bytes, i);
            long quotes = word ^ QUOTES;
            long backslashes = word ^ BACKSLASHES;
            // Subtracting makes the high bit of a byte that is too small; what it lends from is above it, and only the
            // lowest hit counts.
            long hits =
                    ((quotes - ONES & ~quotes) | (backslashes - ONES & ~backslashes) | (word - SPACES & ~word) | word)
                            & HIGH_BITS;
            if (hits != 0) {
                return i + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        while (i < end && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    private static void escape(TextBuffer text) throws IOException {
        int b = take(text);
        if (b == 'u') {
            for (int i = 0; i < 4; i++) {
                if (Character.digit(take(text), 16) < 0) {
                    throw new StumbleException();
                }
            }
        } else if ("\"\\/bfnrt".indexOf(b) < 0) {
            throw new StumbleException();
        }
    }

    /** Goes behind a character of more than one byte. */
    private static void sequence(TextBuffer text, int first) throws IOException {
        int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
        if (first < 0xc2 || first > 0xf4) {
            throw new StumbleException();
        }
        int point = first & 0x3f >> more;
        for (int i = 0; i < more; i++) {
            int b = take(text);
            if ((b & 0xc0) != 0x80) {
                throw new StumbleException();
            }
            point = point << 6 | b & 0x3f;
        }
        boolean overlong = more == 2 && point < 0x800 || more == 3 && point < 0x10000;
        if (overlong || point > 0x10ffff || point >= 0xd800 && point <= 0xdfff) {
            throw new StumbleException();
        }
    }

    private static int take(TextBuffer text) throws IOException {
        int b = text.peekRaw();
        if (b < 0) {
            throw new StumbleException();
        }
        text.at++;
        return b;
    }
}

package io.jenkins.plugins.terraformguard.engine.plan.address;

/**
 * Reads the string of a {@code for_each} key.
 *
 * <p>Terraform escapes it as its own language does. Before version 1.1 it escaped as Go does, which differs in two
 * points: control characters may be written {@code \a \b \f \v \x1f}, and <code>${</code> stays as it is. Both are
 * understood here. A text that means something in either way, such as <code>$${</code>, is read in the newer one.
 */
final class QuotedTextReader {
    private static final String SIMPLE = "nrt\"\\abfv";
    private static final String MEANINGS = "\n\r\t\"\\\u0007\b\f\u000b";
    private static final int ASCII = 0x80;

    private final String text;
    private int position;

    /** @param position after the opening quotation mark */
    QuotedTextReader(String text, int position) {
        this.text = text;
        this.position = position;
    }

    /** The position after the closing quotation mark. */
    int position() {
        return position;
    }

    String read() throws AddressException {
        StringBuilder key = new StringBuilder();
        while (position < text.length()) {
            char next = text.charAt(position);
            if (next == '"') {
                position++;
                return key.toString();
            }
            if (next == '\\') {
                key.appendCodePoint(escape());
            } else if (next == '\n' || next == '\r') {
                throw new AddressException("no line break within a key", text, position);
            } else {
                position += isEscapedTemplate() ? 1 : 0;
                key.appendCodePoint(character());
            }
        }
        throw new AddressException("a closing quotation mark", text, position);
    }

    /** Two signs before a brace stand for one. */
    private boolean isEscapedTemplate() {
        return text.startsWith("$${", position) || text.startsWith("%%{", position);
    }

    private int character() throws AddressException {
        int character = text.codePointAt(position);
        if (isSurrogate(character)) {
            throw new AddressException("a Unicode character", text, position);
        }
        position += Character.charCount(character);
        return character;
    }

    private int escape() throws AddressException {
        int start = position;
        char kind = start + 1 < text.length() ? text.charAt(start + 1) : 0;
        position += 2;
        int simple = SIMPLE.indexOf(kind);
        if (simple >= 0) {
            return MEANINGS.charAt(simple);
        }
        int digits =
                switch (kind) {
                    case 'x' -> 2;
                    case 'u' -> 4;
                    case 'U' -> 8;
                    default -> throw new AddressException("an escape such as \\n, \\\" or \\u0000", text, start);
                };
        int character = hex(digits, start);
        // Go writes a byte that is no text as \x80 and above: there is no telling which character it was.
        if (!Character.isValidCodePoint(character) || isSurrogate(character) || kind == 'x' && character >= ASCII) {
            throw new AddressException("the number of a Unicode character", text, start);
        }
        return character;
    }

    private int hex(int digits, int start) throws AddressException {
        int number = 0;
        for (int i = 0; i < digits; i++, position++) {
            char next = position < text.length() ? text.charAt(position) : 0;
            int digit = next < ASCII ? Character.digit(next, 16) : -1;
            if (digit < 0) {
                throw new AddressException(digits + " hexadecimal digits in an escape", text, start);
            }
            number = number << 4 | digit;
        }
        return number;
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}

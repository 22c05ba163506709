package io.jenkins.plugins.terraformguard.engine.plan.address;

import java.util.HexFormat;

/** Writes a text as a string of Terraform's language, the way Terraform prints it in an address. It means that text and
 * nothing else: no template in it is evaluated. Half a surrogate pair can't be written. */
public final class QuotedText {
    private static final int LAST_PLANE_OF_LETTERS = 3;

    private QuotedText() {}

    public static String of(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            append(quoted, character);
            if ((character == '$' || character == '%') && i < text.length() && text.charAt(i) == '{') {
                quoted.appendCodePoint(character);
            }
        }
        return quoted.append('"').toString();
    }

    /** A piece of a foreign text for a message, in which nothing invisible stays so. */
    public static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(character -> append(visible, character));
        return visible.toString();
    }

    private static void append(StringBuilder to, int character) {
        switch (character) {
            case '\n' -> to.append("\\n");
            case '\r' -> to.append("\\r");
            case '\t' -> to.append("\\t");
            case '"' -> to.append("\\\"");
            case '\\' -> to.append("\\\\");
            default -> {
                if (isPrintable(character)) {
                    to.appendCodePoint(character);
                } else {
                    boolean four = character <= 0xffff;
                    to.append(four ? "\\u" : "\\U").append(HexFormat.of().toHexDigits(character, four ? 4 : 8));
                }
            }
        }
    }

    /**
     * Go's {@code unicode.IsPrint}: letters, marks, numbers, punctuation, symbols, and of spaces only the common one. A
     * character that this Java does not know yet counts as printable, for Terraform's Unicode is mostly the newer one.
     */
    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            case Character.UNASSIGNED -> !isNoncharacter(character) && character >> 16 <= LAST_PLANE_OF_LETTERS;
            default -> true;
        };
    }

    private static boolean isNoncharacter(int character) {
        return (character & 0xfffe) == 0xfffe || character >= 0xfdd0 && character <= 0xfdef;
    }
}

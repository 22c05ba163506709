package io.jenkins.plugins.terraformguard.engine.plan.address;

/** Names as Terraform's language has them: Unicode identifiers that may begin with an underscore and may hold
 * hyphens. */
public final class Identifier {
    private Identifier() {}

    /** The offset after the name that begins at the given offset, which is that offset itself if none does. */
    static int end(String text, int start) {
        if (start >= text.length() || !isStart(text.codePointAt(start))) {
            return start;
        }
        int end = start;
        while (end < text.length() && isPart(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    /** Whether a text is a name. */
    public static boolean isValid(String text) {
        return !text.isEmpty() && end(text, 0) == text.length();
    }

    /** @throws IllegalArgumentException if the text is no name */
    static void require(String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException("Not a name: " + AddressException.excerpt(text, 0));
        }
    }

    private static boolean isStart(int character) {
        return character == '_' || Character.isUnicodeIdentifierStart(character);
    }

    private static boolean isPart(int character) {
        // Java lets control and format characters into identifiers and ignores them; Unicode's ID_Continue does not.
        return character == '-'
                || Character.isUnicodeIdentifierPart(character) && !Character.isIdentifierIgnorable(character);
    }
}

package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.address.QuotedText;
import java.util.HexFormat;

/**
 * Strings of Terraform's language for people to copy. Beyond what Terraform itself spells out, a mark is if it stands
 * behind no letter: it would change the look of a quotation mark or an escape, and an editor that composes characters
 * would make another text of it.
 */
final class QuotedString {
    private QuotedString() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        boolean carries = false;
        int written = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (!isMark(character)) {
                carries = Character.isLetter(character);
            } else if (!carries) {
                plain(text.substring(written, i), quoted);
                boolean four = character <= 0xffff;
                quoted.append(four ? "\\u" : "\\U").append(HexFormat.of().toHexDigits(character, four ? 4 : 8));
                written = i + Character.charCount(character);
            }
        }
        plain(text.substring(written), quoted);
        return quoted.append('"').toString();
    }

    private static void plain(String piece, StringBuilder to) {
        String quoted = QuotedText.of(piece);
        to.append(quoted, 1, quoted.length() - 1);
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}

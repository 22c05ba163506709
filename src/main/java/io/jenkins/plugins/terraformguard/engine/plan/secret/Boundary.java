package io.jenkins.plugins.terraformguard.engine.plan.secret;

/**
 * Where a word can begin. Texts in a plan are often escaped for something else, so the last letter of an escape
 * sequence such as {@code \n}, {@code %3D} or {@code \u003d} is no part of the word that follows it.
 */
final class Boundary {
    private static final String ESCAPED_CONTROLS = "nrtbf";

    private Boundary() {}

    /** Whether a word of letters, digits and underscores can begin here. */
    static boolean before(String text, int index) {
        return !CharSet.WORD.at(text, index - 1) || escapeEndsAt(text, index);
    }

    /** Whether such a word can end here. */
    static boolean after(String text, int index) {
        return !CharSet.WORD.at(text, index);
    }

    /** Whether an escape sequence ends right before this place. */
    static boolean escapeEndsAt(String text, int index) {
        if (index < 2) {
            return false;
        }
        char last = text.charAt(index - 1);
        if (text.charAt(index - 2) == '\\') {
            return ESCAPED_CONTROLS.indexOf(last) >= 0;
        }
        if (!CharSet.HEX.has(last)) {
            return false;
        }
        if (index >= 3 && text.charAt(index - 3) == '%') {
            return CharSet.HEX.at(text, index - 2);
        }
        return index >= 6
                && text.charAt(index - 6) == '\\'
                && text.charAt(index - 5) == 'u'
                && CharSet.HEX.runBefore(text, index, 4) == 4;
    }
}

package io.jenkins.plugins.terraformguard.engine.plan.secret;

/** Words inside a name that is written in snake, kebab, dotted, camel or upper case, without taking it apart. */
final class NameWords {
    private NameWords() {}

    static boolean isSeparator(char c) {
        return c == '_' || c == '-' || c == '.' || c == ' ' || c == '/' || c == ':';
    }

    /** The end of the name without separators and digits at its end. */
    static int trim(String text, int start, int end) {
        int last = end;
        while (last > start && (isSeparator(text.charAt(last - 1)) || CharSet.DIGIT.at(text, last - 1))) {
            last--;
        }
        return last;
    }

    /** Where the ending begins if the name ends in it, case and separators apart; else -1. */
    static int startOfEnding(String text, int start, int end, String ending) {
        int at = end;
        for (int i = ending.length() - 1; i >= 0; i--) {
            do {
                at--;
            } while (at >= start && isSeparator(text.charAt(at)));
            if (at < start || lower(text.charAt(at)) != ending.charAt(i)) {
                return -1;
            }
        }
        return at;
    }

    /** Whether a word begins here: at the start, after a separator or digit, or at a hump of camel case. */
    static boolean beginsWord(String text, int start, int at) {
        if (at <= start) {
            return true;
        }
        char before = text.charAt(at - 1);
        boolean hump = isUpper(text.charAt(at)) && !isUpper(before);
        return hump || isSeparator(before) || before >= '0' && before <= '9';
    }

    static boolean beginsWithOneOf(String[] words, String text, int start, int end) {
        for (String word : words) {
            int after = start + word.length();
            if (after < end
                    && matches(text, start, word)
                    && (isSeparator(text.charAt(after)) || beginsWord(text, start, after))) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String text, int start, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (lower(text.charAt(start + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static char lower(char c) {
        return isUpper(c) ? (char) (c + 32) : c;
    }
}

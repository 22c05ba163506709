package io.jenkins.plugins.terraformguard.engine.impact;

/** Words inside texts, where neither a letter, a digit nor a hyphen goes on with them. */
final class WholeWords {
    private WholeWords() {}

    /** Whether the text holds the word by itself; case matters. */
    static boolean holds(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            if ((at == 0 || !goesOn(text.charAt(at - 1))) && (end == text.length() || !goesOn(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean goesOn(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }
}

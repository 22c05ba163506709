package io.jenkins.plugins.terraformguard.engine.plan.secret;

/** Blanks and line breaks, also as the escape sequences of JSON and shells. */
final class Whitespace {
    private Whitespace() {}

    /** The first place from here on that is no space or tab, at most so many characters further. */
    static int skipBlanks(String text, int from, int max) {
        int end = Math.min(text.length(), from + max);
        int at = from;
        while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** The first place from here on that is no white space, plain or escaped, at most about so many characters further. */
    static int skipEscaped(String text, int from, int max) {
        int end = Math.min(text.length(), from + max);
        int at = from;
        while (at < end) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else if (c == '\\') {
                int letter = at;
                while (letter < end && text.charAt(letter) == '\\') {
                    letter++;
                }
                if (letter >= text.length() || "nrt".indexOf(text.charAt(letter)) < 0) {
                    return at;
                }
                at = letter + 1;
            } else {
                return at;
            }
        }
        return at;
    }

    /** Whether there is a line break, plain or escaped, between two places that hold nothing but white space. */
    static boolean hasLineBreak(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == 'n' || c == 'r') {
                return true;
            }
        }
        return false;
    }
}

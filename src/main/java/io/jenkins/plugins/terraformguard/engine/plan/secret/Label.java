package io.jenkins.plugins.terraformguard.engine.plan.secret;

/**
 * A name inside a text.
 *
 * @param start where it begins
 * @param end where it ends, exclusive
 */
record Label(int start, int end) {
    private static final CharSet NAME = CharSet.of("0-9A-Za-z_.-");
    private static final int MAX = 64;

    /** The name around a place. */
    static Label around(String text, int place) {
        int start = place - NAME.runBefore(text, place, MAX);
        if (start < place && Boundary.escapeEndsAt(text, start + 1)) {
            start++;
        }
        return new Label(start, place + NAME.run(text, place, MAX));
    }

    /** Whether it ends in one of these, case and separators apart. */
    boolean endsWithOneOf(String text, String[] endings) {
        int last = NameWords.trim(text, start, end);
        for (String ending : endings) {
            if (NameWords.startOfEnding(text, start, last, ending) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether it contains one of these, case apart. */
    boolean containsOneOf(String text, String[] words) {
        for (String word : words) {
            for (int i = start; i + word.length() <= end; i++) {
                if (text.regionMatches(true, i, word, 0, word.length())) {
                    return true;
                }
            }
        }
        return false;
    }
}

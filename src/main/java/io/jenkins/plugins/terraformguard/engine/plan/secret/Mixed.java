package io.jenkins.plugins.terraformguard.engine.plan.secret;

/** Which kinds of characters a part of a text has, as a sign of whether people or machines made it up. */
final class Mixed {
    private static final CharSet LOWER = CharSet.of("a-z");
    private static final CharSet UPPER = CharSet.of("A-Z");

    private Mixed() {}

    /** Whether it has small letters, capitals and digits. */
    static boolean ofThree(String text, int start, int end) {
        return any(LOWER, text, start, end) && any(UPPER, text, start, end) && any(CharSet.DIGIT, text, start, end);
    }

    static boolean any(CharSet set, String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (set.has(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether capitals follow small letters as often as in what machines make up; in what people write, names in camel
     * case included, they seldom do.
     */
    static boolean looksRandom(String text) {
        int humps = 0;
        for (int i = 1; i < text.length(); i++) {
            humps += UPPER.has(text.charAt(i)) && LOWER.has(text.charAt(i - 1)) ? 1 : 0;
        }
        return 6 * humps >= text.length();
    }
}

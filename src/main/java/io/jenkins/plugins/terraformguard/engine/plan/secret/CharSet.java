package io.jenkins.plugins.terraformguard.engine.plan.secret;

/**
 * A set of ASCII characters.
 *
 * @param low bit n stands for character n
 * @param high bit n stands for character 64 + n
 */
record CharSet(long low, long high) {
    static final CharSet DIGIT = of("0-9");
    static final CharSet HEX = of("0-9a-fA-F");
    static final CharSet LOWER_HEX = of("0-9a-f");
    static final CharSet UPPER_ALNUM = of("0-9A-Z");
    static final CharSet ALNUM = of("0-9A-Za-z");
    static final CharSet WORD = of("0-9A-Za-z_");
    static final CharSet BASE64 = of("0-9A-Za-z+/");
    static final CharSet BASE64_URL = of("0-9A-Za-z_-");
    static final CharSet BASE64_ANY = of("0-9A-Za-z+/_-");
    static final CharSet QUOTE = of("\"'`");

    /** The characters and ranges of characters, such as {@code 0-9A-F_}; a dash at the end stands for itself. */
    static CharSet of(String spec) {
        long low = 0;
        long high = 0;
        for (int i = 0; i < spec.length(); i++) {
            char from = spec.charAt(i);
            char to = from;
            if (i + 2 < spec.length() && spec.charAt(i + 1) == '-') {
                to = spec.charAt(i + 2);
                i += 2;
            }
            for (char c = from; c <= to; c++) {
                if (c < 64) {
                    low |= 1L << c;
                } else {
                    high |= 1L << c;
                }
            }
        }
        return new CharSet(low, high);
    }

    boolean has(char c) {
        return c < 128 && ((c < 64 ? low : high) >>> c & 1) != 0;
    }

    /** Whether there is a character at this place and it is in the set. */
    boolean at(String text, int index) {
        return index >= 0 && index < text.length() && has(text.charAt(index));
    }

    /** How many characters from there on are in the set, counted up to a bound. */
    int run(String text, int from, int max) {
        int end = (int) Math.min(text.length(), (long) from + max);
        int i = from;
        while (i < end && has(text.charAt(i))) {
            i++;
        }
        return i - from;
    }

    /** How many characters that end before this place are in the set, counted up to a bound. */
    int runBefore(String text, int end, int max) {
        int start = Math.max(0, end - max);
        int i = end;
        while (i > start && has(text.charAt(i - 1))) {
            i--;
        }
        return end - i;
    }
}

package io.jenkins.plugins.terraformguard.engine.plan.format;

/**
 * Texts in which {@code *} stands for any text and {@code ?} for one character, compared with each other: each is the set
 * of the texts that fit it. Takes time in the product of the two lengths.
 */
final class WildcardPattern {
    private WildcardPattern() {}

    /** Whether any text fits both. */
    static boolean meets(String a, String b) {
        return compare(a, b, true);
    }

    /** Whether all that fits the inner one fits the outer one. */
    static boolean covers(String outer, String inner) {
        return compare(ordered(outer), ordered(inner), false);
    }

    /** The same pattern with each run of wildcards in one order, so that they meet their like: {@code *?} is {@code ?*}. */
    private static String ordered(String pattern) {
        StringBuilder ordered = new StringBuilder();
        boolean any = false;
        for (int i = 0; i <= pattern.length(); i++) {
            char c = i < pattern.length() ? pattern.charAt(i) : 0;
            if (c == '*') {
                any = true;
                continue;
            }
            if (c != '?') {
                ordered.append(any ? "*" : "");
                any = false;
            }
            ordered.append(i < pattern.length() ? String.valueOf(c) : "");
        }
        return ordered.toString();
    }

    /** From the ends of both: {@code row[j]} tells it of the rest of {@code a} and the rest of {@code b} from j on. */
    private static boolean compare(String a, String b, boolean meets) {
        boolean[] below = new boolean[b.length() + 1];
        boolean[] row = new boolean[b.length() + 1];
        for (int i = a.length(); i >= 0; i--) {
            for (int j = b.length(); j >= 0; j--) {
                boolean restOfB = j < b.length() && row[j + 1];
                if (i < a.length() && a.charAt(i) == '*') {
                    row[j] = below[j] || restOfB;
                } else if (j < b.length() && b.charAt(j) == '*') {
                    // To cover is to fit however the rest goes on: with nothing, and with one character more.
                    boolean more = i < a.length() && below[j];
                    row[j] = meets ? restOfB || more : restOfB && more && a.charAt(i) == '?';
                } else if (i == a.length() || j == b.length()) {
                    row[j] = i == a.length() && j == b.length();
                } else {
                    row[j] = below[j + 1] && sameCharacter(a.charAt(i), b.charAt(j), meets);
                }
            }
            boolean[] spare = below;
            below = row;
            row = spare;
        }
        return below[0];
    }

    private static boolean sameCharacter(char a, char b, boolean meets) {
        return a == b || a == '?' || meets && b == '?';
    }
}

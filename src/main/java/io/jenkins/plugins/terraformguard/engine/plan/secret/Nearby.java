package io.jenkins.plugins.terraformguard.engine.plan.secret;

/** Bounded search in a text: the ones of {@link String} run on to its end. */
final class Nearby {
    private Nearby() {}

    /** Where the needle stands first between two places, or -1. The places may lie outside the text. */
    static int indexOf(String text, String needle, int from, int to) {
        int last = Math.min(text.length(), to) - needle.length();
        for (int i = Math.max(0, from); i <= last; i++) {
            if (text.startsWith(needle, i)) {
                return i;
            }
        }
        return -1;
    }

    static boolean contains(String text, String needle, int from, int to) {
        return indexOf(text, needle, from, to) >= 0;
    }
}

package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Finds the places where an anchor may stand by looking at every second trigram of a text. Of each anchor four
 * characters in a row are indexed as two trigrams; one of the two begins at an even position wherever the anchor stands.
 * Shorter anchors are filled up with any character. Characters count by some of their bits, which makes upper and lower
 * case the same and the index small enough for the fastest cache.
 */
final class AnchorIndex {
    /** Letters from frequent to rare in English text; anchors are found by what is rare in them. */
    private static final String FREQUENT_FIRST = "etaoinsrhldcumfpgwybvkxjqz";

    /** Bit c of word (a, b) is set when an anchor has the trigram a, b, c. */
    private final int[] grams = new int[1 << 14];

    /** For each trigram, which anchors have it; two ints for each: the anchor's number, the trigram's place in it. */
    private final int[][] owners = new int[1 << 15][];

    private final Anchor[] anchors;

    AnchorIndex(List<Anchor> anchors) {
        this.anchors = anchors.toArray(new Anchor[0]);
        for (int i = 0; i < this.anchors.length; i++) {
            index(i, this.anchors[i].literal());
        }
    }

    /** The first rule, in the order of the text, that a check finds fulfilled; else null. */
    CredentialRule find(String text) {
        int at = candidate(text, 0);
        while (at >= 0) {
            CredentialRule rule = check(text, at);
            if (rule != null) {
                return rule;
            }
            at = candidate(text, at + 2);
        }
        return null;
    }

    /** The next even position where one of the trigrams stands, or -1. */
    private int candidate(String text, int from) {
        int[] table = grams;
        int length = text.length();
        if (from + 2 >= length) {
            return -1;
        }
        int first = text.charAt(from);
        for (int i = from + 2; i < length; i += 2) {
            int last = text.charAt(i);
            // Java takes the low five bits of a shift's distance.
            if ((table[pair(first, text.charAt(i - 1))] >>> last & 1) != 0) {
                return i - 2;
            }
            first = last;
        }
        return -1;
    }

    private CredentialRule check(String text, int at) {
        int[] candidates = owners[gram(text.charAt(at), text.charAt(at + 1), text.charAt(at + 2))];
        for (int i = 0; i < candidates.length; i += 2) {
            Anchor anchor = anchors[candidates[i]];
            int start = at - candidates[i + 1];
            if (anchor.standsAt(text, start)) {
                CredentialRule rule =
                        anchor.check().at(text, start, start + anchor.literal().length());
                if (rule != null) {
                    return rule;
                }
            }
        }
        return null;
    }

    private void index(int anchor, String literal) {
        int length = literal.length();
        if (length >= 4) {
            int at = rarest(literal, 4);
            add(literal.charAt(at), literal.charAt(at + 1), literal.charAt(at + 2), anchor, at);
            add(literal.charAt(at + 1), literal.charAt(at + 2), literal.charAt(at + 3), anchor, at + 1);
            return;
        }
        // Two characters with any before them begin at odd places, with any behind them at even ones.
        int at = rarest(literal, 2);
        for (char any = 0; any < 128; any++) {
            add(any, literal.charAt(at), literal.charAt(at + 1), anchor, at - 1);
            add(literal.charAt(at), literal.charAt(at + 1), any, anchor, at);
        }
    }

    private void add(char a, char b, char c, int anchor, int place) {
        grams[pair(a, b)] |= 1 << (c & 31);
        int gram = gram(a, b, c);
        int[] before = owners[gram] == null ? new int[0] : owners[gram];
        for (int i = 0; i < before.length; i += 2) {
            if (before[i] == anchor && before[i + 1] == place) {
                return;
            }
        }
        int[] after = Arrays.copyOf(before, before.length + 2);
        after[before.length] = anchor;
        after[before.length + 1] = place;
        owners[gram] = after;
    }

    /** Two characters without the bit that tells upper from lower case. */
    private static int pair(int a, int b) {
        return (a & 95) << 7 | b & 95;
    }

    private static int gram(char a, char b, char c) {
        return (a & 31) << 10 | (b & 31) << 5 | c & 31;
    }

    /** Where in the literal the rarest characters in a row stand. */
    private static int rarest(String literal, int length) {
        String lower = literal.toLowerCase(Locale.ROOT);
        int best = 0;
        int bestScore = -1;
        for (int at = 0; at + length <= literal.length(); at++) {
            int score = 0;
            for (int i = at; i < at + length; i++) {
                int rank = FREQUENT_FIRST.indexOf(lower.charAt(i));
                score += rank < 0 ? FREQUENT_FIRST.length() / 2 : rank;
            }
            if (score > bestScore) {
                best = at;
                bestScore = score;
            }
        }
        return best;
    }
}

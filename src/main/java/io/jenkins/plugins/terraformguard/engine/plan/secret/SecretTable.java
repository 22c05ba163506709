package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Secrets in the order of their characters, found by their first characters. It keeps no copy of them, only a few
 * numbers for each.
 *
 * <p>At one place of a text a binary search finds the last secret that sorts before the rest of the text. Every secret
 * that begins the rest is that one or begins that one, so the longest is found along a chain. Comparing starts where
 * both neighbours already agree with the text, which makes one look-up cost little more than the longest common
 * beginning.
 */
final class SecretTable {
    /** What a secret that is hard to tell from the text at very many places must agree in to be taken for found. */
    private static final int ENOUGH = 256;

    /** Chosen anew by each process, so that no one can make up secrets whose hashes are the same. */
    private static final int SEED = UUID.randomUUID().hashCode() | 1;

    private final String[] secrets;
    private final int window;
    /** The longest other secret that begins the secret, or -1. */
    private final int[] parent;
    /** A secret further up the chain, so that the chain is climbed in logarithmic time. */
    private final int[] jump;

    private final int[] depth;
    /** Secrets by the hash of their first characters: the first of each group that shares them, -1 where free. */
    private final int[] slots;
    /** The end of the group that begins here, exclusive. */
    private final int[] groupEnd;

    /**
     * How much comparing is still done exactly on one text. When it is used up, a text that is the same as a secret for
     * {@value SecretTable#ENOUGH} characters is taken to contain it: rather too much is hidden than time is lost.
     */
    static final class Work {
        private long left;

        Work(int textLength) {
            left = 512L * textLength + (1 << 16);
        }
    }

    /** The secrets must be distinct, in their natural order and no shorter than the window, by which they are found. */
    SecretTable(List<String> sorted, int window) {
        this.window = window;
        secrets = sorted.toArray(new String[0]);
        parent = new int[secrets.length];
        jump = new int[secrets.length];
        depth = new int[secrets.length];
        groupEnd = new int[secrets.length];
        slots = new int[Integer.highestOneBit(Math.max(1, secrets.length)) * 4];
        Arrays.fill(slots, -1);
        for (int i = 0; i < secrets.length; i++) {
            link(i);
        }
        int end = secrets.length;
        for (int i = secrets.length - 1; i >= 0; i--) {
            groupEnd[i] = end;
            if (i == 0 || !secrets[i].regionMatches(0, secrets[i - 1], 0, window)) {
                slots[freeSlot(i)] = i;
                end = i;
            }
        }
    }

    boolean isEmpty() {
        return secrets.length == 0;
    }

    /** The length of the longest secret that stands at this place, 0 if none does. */
    int longestAt(String text, int at, Work work) {
        if (at + window > text.length()) {
            return 0;
        }
        int mask = slots.length - 1;
        int slot = hash(text, at) & mask;
        while (slots[slot] >= 0) {
            int first = slots[slot];
            if (text.regionMatches(at, secrets[first], 0, window)) {
                return longestInGroup(text, at, first, work);
            }
            slot = slot + 1 & mask;
        }
        return 0;
    }

    private int longestInGroup(String text, int at, int first, Work work) {
        int low = first;
        int high = groupEnd[first] - 1;
        int lowCommon = common(text, at, low, window, work);
        if (isEnough(low, lowCommon, work)) {
            return clipped(text, at, low);
        }
        if (isAfter(text, at, low, lowCommon)) {
            return 0;
        }
        int highCommon = common(text, at, high, high == low ? lowCommon : window, work);
        while (isAfter(text, at, high, highCommon) && high - low > 1) {
            // All between the two agree with the text at least as far as the one that agrees less.
            int middle = low + high >>> 1;
            int common = common(text, at, middle, Math.min(lowCommon, highCommon), work);
            if (isEnough(middle, common, work)) {
                return clipped(text, at, middle);
            }
            if (isAfter(text, at, middle, common)) {
                high = middle;
                highCommon = common;
            } else {
                low = middle;
                lowCommon = common;
            }
        }
        if (isEnough(high, highCommon, work)) {
            return clipped(text, at, high);
        }
        return isAfter(text, at, high, highCommon)
                ? longestBeginning(low, lowCommon)
                : longestBeginning(high, highCommon);
    }

    /** Whether the secret sorts after the text from there on, with which it has so many characters in common. */
    private boolean isAfter(String text, int at, int secret, int common) {
        String candidate = secrets[secret];
        return common < candidate.length()
                && (at + common == text.length() || candidate.charAt(common) > text.charAt(at + common));
    }

    private boolean isEnough(int secret, int common, Work work) {
        return work.left < 0 && common >= ENOUGH && common < secrets[secret].length();
    }

    private int clipped(String text, int at, int secret) {
        return Math.min(secrets[secret].length(), text.length() - at);
    }

    /** The length of the longest secret on the chain from here that is no longer than what agrees with the text. */
    private int longestBeginning(int from, int common) {
        int secret = from;
        while (secret >= 0 && secrets[secret].length() > common) {
            int further = jump[secret];
            // All that lie between are longer still, as the chain leads from longer to shorter secrets.
            secret = further >= 0 && secrets[further].length() > common ? further : parent[secret];
        }
        return secret < 0 ? 0 : secrets[secret].length();
    }

    private int common(String text, int at, int index, int from, Work work) {
        String secret = secrets[index];
        int end = Math.min(secret.length(), text.length() - at);
        if (work.left < 0) {
            end = Math.min(end, Math.max(from, ENOUGH));
        }
        int common = from;
        while (common < end && text.charAt(at + common) == secret.charAt(common)) {
            common++;
        }
        work.left -= common - from;
        return common;
    }

    private void link(int secret) {
        int candidate = secret - 1;
        while (candidate >= 0 && !secrets[secret].startsWith(secrets[candidate])) {
            candidate = parent[candidate];
        }
        parent[secret] = candidate;
        if (candidate < 0) {
            jump[secret] = -1;
            depth[secret] = 0;
            return;
        }
        depth[secret] = depth[candidate] + 1;
        int near = jump[candidate];
        int far = near < 0 ? -1 : jump[near];
        boolean even = near >= 0 && far >= 0 && depth[candidate] - depth[near] == depth[near] - depth[far];
        jump[secret] = even ? far : candidate;
    }

    private int freeSlot(int secret) {
        int mask = slots.length - 1;
        int slot = hash(secrets[secret], 0) & mask;
        while (slots[slot] >= 0) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private int hash(String text, int at) {
        int hash = 0;
        for (int i = at; i < at + window; i++) {
            hash = SEED * hash + text.charAt(i);
        }
        hash *= 0x9E3779B1;
        return hash ^ hash >>> 15;
    }
}

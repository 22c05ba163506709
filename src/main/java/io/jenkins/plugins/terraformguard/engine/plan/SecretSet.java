package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which texts are secrets, in eight bytes each whatever their length, so that it stays small for a plan with a secret in
 * every resource. It holds keyed hashes whose key never leaves this object: nothing can be guessed from it, and a text
 * that is no secret is taken for one with a chance of about one in 2^60 for each secret.
 */
final class SecretSet {
    private static final int PREFILTER_LOG = 18;

    private final Polynomial polynomial = new Polynomial();
    /** Hashes; 0 is an empty place. */
    private long[] table = new long[64];

    private int size;
    /** Most texts are no secrets: this tells so by their length and a few characters, which is much cheaper. */
    private final BitSet prefilter = new BitSet(1 << PREFILTER_LOG);

    void add(String text) {
        prefilter.set(place(text));
        if (put(table, hash(text))) {
            size++;
            if (size * 2 > table.length) {
                grow();
            }
        }
    }

    boolean contains(String text) {
        if (size == 0 || !prefilter.get(place(text))) {
            return false;
        }
        long hash = hash(text);
        for (int at = slot(table, hash); table[at] != 0; at = at + 1 & table.length - 1) {
            if (table[at] == hash) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return size;
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        Arrays.stream(table).filter(hash -> hash != 0).forEach(hash -> put(larger, hash));
        table = larger;
    }

    private static boolean put(long[] table, long hash) {
        int at = slot(table, hash);
        while (table[at] != 0) {
            if (table[at] == hash) {
                return false;
            }
            at = at + 1 & table.length - 1;
        }
        table[at] = hash;
        return true;
    }

    private static int slot(long[] table, long hash) {
        return (int) (hash ^ hash >>> 29) & table.length - 1;
    }

    private static int place(String text) {
        int length = text.length();
        if (length == 0) {
            return 0;
        }
        int some = text.charAt(0)
                + 31 * text.charAt(length - 1)
                + 961 * text.charAt(length >> 1)
                + 29791 * text.charAt(length >> 2);
        return (some * 31 + length) * 0x9e3779b1 >>> 32 - PREFILTER_LOG;
    }

    private long hash(String text) {
        long sum = text.length() + 1L;
        for (int i = 0; i < text.length(); i++) {
            sum = polynomial.step(sum, text.charAt(i));
        }
        return sum == 0 ? 1 : sum;
    }
}

package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.util.Collection;
import java.util.List;

/**
 * Finds any of many known secrets inside texts. Immutable, for use by many threads.
 *
 * <p>Of a text only some places are read, as in the algorithm of Wu and Manber: every secret of length m or more that
 * stands in it has one of its first m - 3 four-character grams at a multiple of m - 3. A table tells the grams of all
 * secrets; only where one of them is met the {@link SecretTable} is asked. The worst case is linear, see there.
 */
public final class SecretMatcher {
    /** Shorter secrets are left out: they stand in too many harmless texts. */
    public static final int MIN_LENGTH = 8;

    private static final int GRAM = 4;
    /** There is a bit in a byte for each place of a gram in a secret. */
    private static final int MAX_STRIDE = 8;

    private static final SecretMatcher EMPTY = new SecretMatcher(List.of());

    private final SecretTable table;
    private final int stride;
    private final int window;
    /** A bit for each hash of a gram: small, as it is read for every place. */
    private final long[] grams;
    /** For each hash of a gram, at which places in secrets the gram stands. */
    private final byte[] places;

    private final int shift;

    private SecretMatcher(List<String> secrets) {
        int shortest = secrets.stream().mapToInt(String::length).min().orElse(MIN_LENGTH);
        stride = Math.min(MAX_STRIDE, shortest - GRAM + 1);
        window = stride + GRAM - 1;
        table = new SecretTable(secrets, window);
        // About 16 hashes for each gram, 4 thousand to 8 million.
        int bits = 64 - Long.numberOfLeadingZeros(16L * stride * secrets.size());
        bits = Math.max(12, Math.min(23, bits));
        shift = 32 - bits;
        grams = new long[1 << bits - 6];
        places = new byte[1 << bits];
        for (String secret : secrets) {
            for (int place = 0; place < stride; place++) {
                int gram = gram(secret, place);
                grams[gram >>> 6] |= 1L << gram;
                places[gram] |= (byte) (1 << place);
            }
        }
    }

    /** A matcher for those of the texts that are long enough. */
    public static SecretMatcher of(Collection<String> secrets) {
        List<String> sorted = secrets.stream()
                .filter(secret -> secret.length() >= MIN_LENGTH)
                .distinct()
                .sorted()
                .toList();
        return sorted.isEmpty() ? EMPTY : new SecretMatcher(sorted);
    }

    public boolean isEmpty() {
        return table.isEmpty();
    }

    /** Whether a secret stands anywhere in the text; case counts. */
    public boolean foundIn(String text) {
        return next(text, 0, null) != null;
    }

    /**
     * The text with a replacement for every part that secrets cover. Secrets that overlap are replaced as one; of
     * several that begin at one place the longest counts.
     */
    public String mask(String text, String replacement) {
        Hit hit = next(text, 0, null);
        if (hit == null) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        while (hit != null) {
            out.append(text, copied, hit.start).append(replacement);
            copied = hit.end;
            Hit following = next(text, hit.start + 1, hit.work);
            while (following != null && following.start < copied) {
                copied = Math.max(copied, following.end);
                following = next(text, following.start + 1, hit.work);
            }
            hit = following;
        }
        return out.append(text, copied, text.length()).toString();
    }

    /** Where a secret stands, and what is left of the work that may be done on this text. */
    private record Hit(int start, int end, SecretTable.Work work) {}

    /** The first occurrence that does not begin before this place, or null. */
    private Hit next(String text, int from, SecretTable.Work begun) {
        int last = text.length() - GRAM;
        if (text.length() < window || isEmpty()) {
            return null;
        }
        long[] filter = grams;
        int step = stride;
        SecretTable.Work work = begun;
        for (int at = from + step - 1 - (from + step - 1) % step; at <= last; at += step) {
            int gram = gram(text, at);
            if ((filter[gram >>> 6] >>> gram & 1) == 0) {
                continue;
            }
            work = work == null ? new SecretTable.Work(text.length()) : work;
            Hit hit = around(text, at, places[gram], from, work);
            if (hit != null) {
                return hit;
            }
        }
        return null;
    }

    /** The first secret whose gram this is, not beginning before a place; null if the gram is none of a secret. */
    private Hit around(String text, int at, byte placesOfGram, int from, SecretTable.Work work) {
        for (int place = stride - 1; place >= 0; place--) {
            int start = at - place;
            if ((placesOfGram >>> place & 1) != 0 && start >= from) {
                int length = table.longestAt(text, start, work);
                if (length > 0) {
                    return new Hit(start, start + length, work);
                }
            }
        }
        return null;
    }

    private int gram(String text, int at) {
        int mixed = text.charAt(at)
                + (text.charAt(at + 1) << 8)
                + (text.charAt(at + 2) << 16)
                + (text.charAt(at + 3) << 24);
        return mixed * 0x9E3779B1 >>> shift;
    }
}

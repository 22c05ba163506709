package io.jenkins.plugins.terraformguard.engine.plan;

import java.security.MessageDigest;

/** SHA-256 of a stream, of which one reading makes the beginning and another the rest. */
final class PartialDigest {
    private final MessageDigest digest;
    private final long from;
    private final long to;
    private long place;

    private PartialDigest(MessageDigest digest, long from, long to) {
        this.digest = digest;
        this.from = from;
        this.to = to;
    }

    /** Takes the first so many bytes of what it is given. */
    static PartialDigest ofFirst(long bytes) {
        return new PartialDigest(Sha256.start(), 0, bytes);
    }

    /** Takes what this one left, from a reading of the same bytes; any number of readings can go on from here. */
    PartialDigest rest() {
        try {
            return new PartialDigest((MessageDigest) digest.clone(), Math.min(place, to), Long.MAX_VALUE);
        } catch (CloneNotSupportedException e) {
            return ofFirst(Long.MAX_VALUE);
        }
    }

    void update(byte[] bytes, int count) {
        int begin = (int) Math.min(Math.max(from - place, 0), count);
        int end = (int) Math.min(Math.max(to - place, 0), count);
        if (begin < end) {
            digest.update(bytes, begin, end - begin);
        }
        place += count;
    }

    /** The digest of all that was taken, in lower-case hex. */
    String finish() {
        return Sha256.finish(digest);
    }
}

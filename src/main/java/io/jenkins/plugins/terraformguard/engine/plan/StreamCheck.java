package io.jenkins.plugins.terraformguard.engine.plan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * Tells whether two readings gave the same bytes, at a small part of what a digest costs. Blocks are folded by a product of
 * sums with a secret key (the NH function of UMAC, RFC 4418), and what comes out by a polynomial at a secret point. Whoever
 * does not know the key can't make other bytes pass but by luck, one time in four thousand million. The value means
 * nothing outside this process.
 */
final class StreamCheck {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BLOCK = 1024;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final int[] key;
    private final Polynomial polynomial;
    private final byte[] rest = new byte[BLOCK];
    private int restLength;
    private long length;
    private long sum;

    private StreamCheck(int[] key, Polynomial polynomial) {
        this.key = key;
        this.polynomial = polynomial;
    }

    /** For the first reading. */
    static StreamCheck fresh() {
        return new StreamCheck(RANDOM.ints(BLOCK / 4).toArray(), new Polynomial());
    }

    /** For another reading that is compared with this one. */
    StreamCheck again() {
        return new StreamCheck(key, polynomial);
    }

    void update(byte[] bytes, int offset, int count) {
        length += count;
        int at = offset;
        int end = offset + count;
        if (restLength > 0) {
            at += fillRest(bytes, at, end);
            if (restLength == BLOCK) {
                block(rest, 0);
                restLength = 0;
            }
        }
        for (; at + BLOCK <= end && restLength == 0; at += BLOCK) {
            block(bytes, at);
        }
        fillRest(bytes, at, end);
    }

    /** Whether both have seen the same bytes. */
    boolean sameAs(StreamCheck other) {
        return key == other.key && length == other.length && finished() == other.finished();
    }

    private int fillRest(byte[] bytes, int at, int end) {
        int part = Math.min(end - at, BLOCK - restLength);
        System.arraycopy(bytes, at, rest, restLength, part);
        restLength += part;
        return part;
    }

    private long finished() {
        long value = sum;
        for (int i = 0; i < restLength; i++) {
            value = polynomial.step(value, rest[i] & 0xff);
        }
        return value;
    }

    private void block(byte[] bytes, int offset) {
        long folded = 0;
        for (int i = 0; i < BLOCK / 4; i += 2) {
            long left = (int) INTS.get(bytes, offset + 4 * i) + key[i] & 0xffffffffL;
            long right = (int) INTS.get(bytes, offset + 4 * i + 4) + key[i + 1] & 0xffffffffL;
            folded += left * right;
        }
        sum = polynomial.step(polynomial.step(sum, folded & 0xffffffffL), folded >>> 32);
    }
}

package io.jenkins.plugins.terraformguard.engine.plan;

import java.security.SecureRandom;

/** Evaluates polynomials over the field of 2^61 - 1 at a secret random point, which is what makes a keyed hash. */
final class Polynomial {
    private static final long PRIME = (1L << 61) - 1;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final long point = RANDOM.nextLong() & PRIME - 1 | 2;

    /** {@code value * point + part}, modulo the prime. */
    long step(long value, long part) {
        long low = value * point;
        long high = Math.multiplyHigh(value, point);
        long reduced = (low & PRIME) + (high << 3 | low >>> 61) + part;
        long folded = (reduced & PRIME) + (reduced >>> 61);
        return folded >= PRIME ? folded - PRIME : folded;
    }
}

package io.jenkins.plugins.terraformguard.engine.policy.rollout;

import java.time.Instant;

/**
 * For whom layers are laid over each other, and when.
 *
 * @param job full name of the job, or the one that all jobs of a repository have in common; empty where it is not known
 * @param at the time of the question; {@link Instant#EPOCH} where it is not known
 */
public record Asker(String job, Instant at) {
    /** Nobody that is known: every stage counts as begun, and every cohort as one that the asker is in. */
    public static final Asker UNKNOWN = new Asker("", Instant.EPOCH);

    boolean isKnown() {
        return !job.isEmpty();
    }

    /** Whether that time has come; it has where nobody knows what time it is. */
    boolean isPast(Instant time) {
        return at.equals(Instant.EPOCH) || !at.isBefore(time);
    }
}

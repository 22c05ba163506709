package io.jenkins.plugins.terraformguard.engine.policy.rollout;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;

/**
 * Which jobs are among the first. A job has a place from 0 to 9999 for each version of each pack, from a digest of the three
 * names: nobody draws lots, a percentage that grows keeps the jobs that it had, and who is first with one pack need not be
 * first with another.
 */
public final class Cohort {
    /** Where the job is not known. */
    public static final int UNKNOWN = -1;

    private static final int PLACES = 10_000;
    private static final int PLACES_OF_A_PERCENT = PLACES / 100;
    private static final int HEX_DIGITS = 16;
    private static final int HEX = 16;

    private Cohort() {}

    /** The place of a job; {@link #UNKNOWN} if its name is empty. */
    public static int place(String pack, String version, String job) {
        if (job.isEmpty()) {
            return UNKNOWN;
        }
        String digest = Sha256.hex("rollout/v1\n" + pack + "\n" + version + "\n" + job);
        return (int) Long.remainderUnsigned(Long.parseUnsignedLong(digest.substring(0, HEX_DIGITS), HEX), PLACES);
    }

    /** Whether a place is among the first percents. One that is not known is in all of them, but for none at all. */
    public static boolean holds(int place, int percent) {
        return percent > 0 && place < percent * PLACES_OF_A_PERCENT;
    }
}

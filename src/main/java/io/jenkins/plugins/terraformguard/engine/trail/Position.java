package io.jenkins.plugins.terraformguard.engine.trail;

/**
 * Where a link stands.
 *
 * @param chain random UUID, made once for a job and guard id, so that it outlives new names and places of the job
 * @param guard id of the guard
 * @param sequence number in the chain, from 1; numbers of links that were lost are not given again
 * @param previous digest of the link before it; empty if it is the first that was written
 * @param start why there is none before it: {@link #FIRST} or {@link #RESET}; else empty
 * @param gap why it does not simply follow, or null
 */
public record Position(String chain, String guard, int sequence, String previous, String start, Gap gap) {
    /** There was no chain before. */
    public static final String FIRST = "first";

    /** A chain from before is not continued, for the reason that the gap gives. */
    public static final String RESET = "reset";

    public Position {
        TrailLimits.match(TrailLimits.CHAIN, chain, "The id of a chain");
        TrailLimits.match(TrailLimits.GUARD, guard, "The id of a guard");
        TrailLimits.match(TrailLimits.DIGEST_OR_EMPTY, previous, "The digest of the previous link");
        TrailLimits.match(TrailLimits.START, start, "The reason of the start");
        int lost = gap == null ? 0 : gap.announced().size();
        if (sequence <= lost) {
            throw new IllegalArgumentException("The number " + sequence + " is too low");
        }
        if (previous.isEmpty() == start.isEmpty()) {
            throw new IllegalArgumentException("A link either names the one before it or says why there is none");
        }
        if (!start.isEmpty() && sequence != lost + 1) {
            throw new IllegalArgumentException("The first link has the number " + (lost + 1));
        }
        if (start.equals(RESET) && gap == null) {
            throw new IllegalArgumentException("A chain that starts anew says why");
        }
    }

    /** The number of the link that {@link #previous} names; 0 if there is none. */
    int previousSequence() {
        return sequence - 1 - (gap == null ? 0 : gap.announced().size());
    }
}

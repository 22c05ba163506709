package io.jenkins.plugins.terraformguard.engine.replay;

/**
 * One row of many.
 *
 * @param label which decision
 * @param then verdict of then; empty if the decision can't be read
 * @param now verdict that would have been; empty if that can't be told
 * @param effect what it would have meant, exemptions left aside for findings that ask for more than they did
 * @param waived whether waivers or the baseline take all of that effect back: then {@code now} lets through what
 *     {@code effect} would have kept
 * @param added new findings that count
 * @param shadow new findings of shadow policies, which count for nothing
 * @param gone findings that are there no more
 * @param changed findings of another level or outcome, or that count again
 * @param exempt findings that are exempt and were not, or were not there
 * @param problem why it can't be told, else empty
 */
public record TrialRow(
        DecisionLabel label,
        String then,
        String now,
        Effect effect,
        boolean waived,
        int added,
        int shadow,
        int gone,
        int changed,
        int exempt,
        String problem) {
    /** A decision that can't be made again. */
    public static TrialRow problem(DecisionLabel label, String then, String problem) {
        return new TrialRow(label, then, "", Effect.NONE, false, 0, 0, 0, 0, 0, problem);
    }

    /** Whether it would have been let through no more, whatever is waived. */
    public boolean isStopped() {
        return !waived && effect.stops();
    }
}

package io.jenkins.plugins.terraformguard.engine.policy.rollout;

/**
 * A pack that is rolled out, as it was when somebody asked.
 *
 * @param layer who says so
 * @param stage the last that has begun; {@link RolloutStage#OFF} where none has
 * @param percent of the jobs in it
 * @param place of the job that asked, 0 to 9999; {@link Cohort#UNKNOWN} where it is not known
 * @param acts what held for it: a stage, or {@link RolloutStage#OFF}
 * @param demotion what bounded it, or null
 */
public record StagedPack(
        String pack,
        String version,
        String layer,
        String stage,
        int percent,
        int place,
        String acts,
        Demotion demotion) {
    /** The most that its policies may do; null where they are not asked. */
    public RolloutStage most() {
        return RolloutStage.byId(acts);
    }
}

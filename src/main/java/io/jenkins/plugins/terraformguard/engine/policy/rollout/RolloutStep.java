package io.jenkins.plugins.terraformguard.engine.policy.rollout;

import java.time.Instant;

/**
 * One step of a roll-out.
 *
 * @param percent of the jobs, 0 to 100
 * @param from when it begins; {@link Instant#MIN} where it always has
 */
public record RolloutStep(RolloutStage stage, int percent, Instant from) {}

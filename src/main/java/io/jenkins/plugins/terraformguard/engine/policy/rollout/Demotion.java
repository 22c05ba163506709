package io.jenkins.plugins.terraformguard.engine.policy.rollout;

import java.time.Instant;

/**
 * A version of a pack that may do no more than this until an administrator lifts it.
 *
 * @param stage the most that it may do
 * @param since since when
 * @param reason why, in a sentence
 */
public record Demotion(String pack, String version, RolloutStage stage, Instant since, String reason) {}

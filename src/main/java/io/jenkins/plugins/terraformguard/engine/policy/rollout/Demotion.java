package io.jenkins.plugins.terraformguard.engine.policy.rollout;

import java.time.Instant;
import java.util.List;

/**
 * A version of a pack, or some policies of it, that may do no more than this until an administrator lifts it.
 *
 * @param stage the most that it may do
 * @param since since when
 * @param reason why, in a sentence
 * @param policies ids of those that it is about; empty for all of the pack
 */
public record Demotion(
        String pack, String version, RolloutStage stage, Instant since, String reason, List<String> policies) {
    public Demotion {
        policies = List.copyOf(policies);
    }

    /** One of the whole pack. */
    public Demotion(String pack, String version, RolloutStage stage, Instant since, String reason) {
        this(pack, version, stage, since, reason, List.of());
    }

    boolean bounds(String policy) {
        return policies.isEmpty() || policies.contains(policy);
    }

    /**
     * Whether it bounds all of a roll-out.
     *
     * @param rolledOut ids of its policies; empty for all of the pack
     */
    public boolean boundsAll(List<String> rolledOut) {
        return policies.isEmpty() || !rolledOut.isEmpty() && policies.containsAll(rolledOut);
    }

    /** Whether it bounds any of a roll-out. */
    boolean boundsAny(List<String> rolledOut) {
        return rolledOut.isEmpty() || rolledOut.stream().anyMatch(this::bounds);
    }
}

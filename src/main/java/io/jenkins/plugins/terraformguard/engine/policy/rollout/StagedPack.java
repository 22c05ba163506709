package io.jenkins.plugins.terraformguard.engine.policy.rollout;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A pack that is rolled out, as it was when somebody asked.
 *
 * @param layer who says so
 * @param stage the last that has begun; {@link RolloutStage#OFF} where none has
 * @param percent of the jobs in it
 * @param place of the job that asked, 0 to 9999; {@link Cohort#UNKNOWN} where it is not known
 * @param acts what held for it: a stage, or {@link RolloutStage#OFF}
 * @param demotion what bounded it, or some of its policies; or null
 * @param policies ids of those that are rolled out; empty for all of the pack
 */
public record StagedPack(
        String pack,
        String version,
        String layer,
        String stage,
        int percent,
        int place,
        String acts,
        Demotion demotion,
        List<String> policies) {
    private static final int MARK = 16;

    public StagedPack {
        policies = List.copyOf(policies);
    }

    /** The most that its policies may do; null where they are not asked. */
    public RolloutStage most() {
        return RolloutStage.byId(acts);
    }

    /** Whether a policy of the pack is rolled out; others act as layers say. */
    public boolean isAbout(String policy) {
        return policies.isEmpty() || policies.contains(policy);
    }

    /** The most that one of its policies may do: that took a step back where others did not. */
    public RolloutStage most(String policy) {
        RolloutStage most = most();
        return most != null && demotion != null && demotion.bounds(policy) && most.compareTo(demotion.stage()) > 0
                ? demotion.stage()
                : most;
    }

    /** Tells of policies of the pack whether they are rolled out and act as far as the pack does, held no further back. */
    public Predicate<String> acting() {
        Set<String> about = Set.copyOf(policies);
        boolean bounded = demotion != null && most() != null && most().compareTo(demotion.stage()) > 0;
        Set<String> held = bounded ? Set.copyOf(demotion.policies()) : Set.of();
        return policy ->
                (about.isEmpty() || about.contains(policy)) && !(bounded && (held.isEmpty() || held.contains(policy)));
    }

    /** A short word for a list of policies that are rolled out: the same list has the same, the whole pack an empty one. */
    public static String mark(List<String> policies) {
        return policies.isEmpty() ? "" : Sha256.hex(String.join("\n", policies)).substring(0, MARK);
    }
}

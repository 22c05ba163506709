package io.jenkins.plugins.terraformguard.engine.policy.rollout;

import java.util.List;
import java.util.TreeSet;

/**
 * How a version of a pack is rolled out.
 *
 * @param steps from the weakest stage on, in the order in which they begin
 * @param breaker when it takes a step back by itself; null for never
 * @param policies ids of those that are new or stricter in this version, in their order: no others are bounded; empty for
 *     all of the pack
 */
public record Rollout(
        String pack, String version, List<RolloutStep> steps, BreakerRule breaker, List<String> policies) {
    /** Policies that an entry may name. */
    public static final int MAX_POLICIES = 1_000;

    public Rollout {
        steps = List.copyOf(steps);
        policies = List.copyOf(new TreeSet<>(policies));
    }

    /** One of the whole pack. */
    public Rollout(String pack, String version, List<RolloutStep> steps, BreakerRule breaker) {
        this(pack, version, steps, breaker, List.of());
    }

    /**
     * What holds for somebody. Of the steps that have begun the last counts for whoever is in its cohort, for others the one
     * before it, and so on; who is in none of them is not asked at all.
     *
     * @param layer word of the layer that says so
     * @param demotion what bounds it, or some of its policies; or null
     */
    public StagedPack at(Asker asker, String layer, Demotion demotion) {
        int place = Cohort.place(pack, version, asker.job());
        List<RolloutStep> begun =
                steps.stream().filter(step -> asker.isPast(step.from())).toList();
        RolloutStage acts = null;
        for (RolloutStep step : begun) {
            if (Cohort.holds(place, step.percent())) {
                acts = step.stage();
            }
        }
        Demotion bound = demotion != null && demotion.boundsAny(policies) ? demotion : null;
        if (acts != null && bound != null && bound.boundsAll(policies)) {
            acts = acts.compareTo(bound.stage()) > 0 ? bound.stage() : acts;
        }
        RolloutStep last = begun.isEmpty() ? null : begun.get(begun.size() - 1);
        return new StagedPack(
                pack,
                version,
                layer,
                last == null ? RolloutStage.OFF : last.stage().id(),
                last == null ? 0 : last.percent(),
                place,
                RolloutStage.said(acts),
                bound,
                policies);
    }
}

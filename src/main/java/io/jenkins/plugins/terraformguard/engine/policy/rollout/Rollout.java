package io.jenkins.plugins.terraformguard.engine.policy.rollout;

import java.util.List;

/**
 * How a version of a pack is rolled out.
 *
 * @param steps from the weakest stage on, in the order in which they begin
 * @param breaker when it takes a step back by itself; null for never
 */
public record Rollout(String pack, String version, List<RolloutStep> steps, BreakerRule breaker) {
    public Rollout {
        steps = List.copyOf(steps);
    }

    /**
     * What holds for somebody. Of the steps that have begun the last counts for whoever is in its cohort, for others the one
     * before it, and so on; who is in none of them is not asked at all.
     *
     * @param layer word of the layer that says so
     * @param demotion what bounds it, or null
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
        if (acts != null && demotion != null && acts.compareTo(demotion.stage()) > 0) {
            acts = demotion.stage();
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
                demotion);
    }
}

package io.jenkins.plugins.terraformguard.engine.rollout;

import io.jenkins.plugins.terraformguard.engine.history.PackUse;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.BreakerRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * What one version of a pack came to over many plans, by groups of jobs: each of them counts the same in the end, however much
 * its plans bring.
 *
 * @param plans on which it was asked
 * @param groups those jobs that it was asked by, jobs that count as one put together
 */
record PackCount(int plans, List<Group> groups) {
    private static final int PERCENT = 100;

    /** Parts of a percent that shares are told in. */
    private static final int PARTS = 100;

    PackCount {
        groups = List.copyOf(groups);
    }

    /**
     * What it came to in jobs that count as one.
     *
     * @param evaluated how often its policies were asked
     * @param hits their findings
     * @param passed those of them that are exempt, or that people let pass
     * @param errors those of them that are errors
     */
    record Group(long evaluated, long hits, long passed, long errors) {
        private static final Group NONE = new Group(0, 0, 0, 0);

        private Group plus(PackUse use) {
            return new Group(
                    evaluated + use.evaluated(),
                    hits + use.hits(),
                    passed + use.waived() + use.overridden(),
                    errors + use.errors());
        }
    }

    /**
     * Counts plans that were judged in time.
     *
     * @param layers words of the layers that the pack may come from: others may have a pack of the same name
     * @param since no plan before it counts
     */
    static PackCount of(String pack, String version, Set<String> layers, Collection<JobPlans> jobs, Instant since) {
        int plans = 0;
        Map<String, Group> groups = new HashMap<>();
        for (JobPlans job : jobs) {
            for (JobPlans.Plan plan : job.plans()) {
                for (PackUse use : plan.at().isBefore(since) ? List.<PackUse>of() : plan.uses()) {
                    if (use.pack().equals(pack) && use.version().equals(version) && layers.contains(use.layer())) {
                        plans++;
                        groups.put(
                                job.group(),
                                groups.getOrDefault(job.group(), Group.NONE).plus(use));
                    }
                }
            }
        }
        return new PackCount(plans, List.copyOf(groups.values()));
    }

    /** From when on plans count: none that is too old, and none of before anything was decided. */
    static Instant since(BreakerRule rule, Instant changed, Instant now) {
        Instant start = now.minus(Duration.ofDays(rule.window()));
        return changed.isBefore(start) ? start : changed.plusNanos(1);
    }

    /** Why the pack has to take a step back, a sentence; empty if it need not. */
    String trips(BreakerRule rule) {
        if (plans < rule.after()) {
            return "";
        }
        if (reaches(rule.overrides(), rule.jobs(), Group::passed, Group::hits)) {
            return sum(Group::passed) + " of " + sum(Group::hits) + " findings were waived or let pass, in "
                    + affected(Group::passed) + " jobs; " + rule.overrides() + "% is the bound";
        }
        if (reaches(rule.errors(), rule.jobs(), Group::errors, Group::evaluated)) {
            return sum(Group::errors) + " of " + sum(Group::evaluated) + " questions ended with an error, in "
                    + affected(Group::errors) + " jobs; " + rule.errors() + "% is the bound";
        }
        return "";
    }

    /**
     * Whether a share is reached of all together, and also where the share of each job counts the same: else a few with a
     * thousand findings would decide for all with one.
     */
    private boolean reaches(int bound, int jobs, ToLongFunction<Group> part, ToLongFunction<Group> whole) {
        if (bound == BreakerRule.NEVER || affected(part) < jobs || sum(whole) == 0) {
            return false;
        }
        List<Group> asked =
                groups.stream().filter(group -> whole.applyAsLong(group) > 0).toList();
        long shares = asked.stream()
                .mapToLong(group -> share(part.applyAsLong(group), whole.applyAsLong(group)))
                .sum();
        return sum(part) * PERCENT >= sum(whole) * bound && shares >= (long) bound * PARTS * asked.size();
    }

    /** In parts of a percent, rounded up. */
    private static long share(long part, long whole) {
        return (part * PERCENT * PARTS + whole - 1) / whole;
    }

    private long sum(ToLongFunction<Group> count) {
        return groups.stream().mapToLong(count).sum();
    }

    private long affected(ToLongFunction<Group> count) {
        return groups.stream().filter(group -> count.applyAsLong(group) > 0).count();
    }
}

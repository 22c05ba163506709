package io.jenkins.plugins.terraformguard.engine.rollout;

import io.jenkins.plugins.terraformguard.engine.history.PackUse;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.BreakerRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one version of a pack came to over many plans.
 *
 * @param plans on which it was asked
 * @param evaluated how often its policies were asked
 * @param hits their findings
 * @param passed those of them that are exempt, or that people let pass
 * @param errors those of them that are errors
 * @param passing jobs with findings that are exempt or were let pass
 * @param failing jobs with errors
 */
public record PackCount(int plans, long evaluated, long hits, long passed, long errors, int passing, int failing) {
    private static final int PERCENT = 100;

    /**
     * Counts plans that were judged in time.
     *
     * @param layers words of the layers that the pack may come from: others may have a pack of the same name
     * @param since no plan before it counts
     */
    static PackCount of(String pack, String version, Set<String> layers, Collection<JobPlans> jobs, Instant since) {
        int plans = 0;
        long evaluated = 0;
        long hits = 0;
        long passed = 0;
        long errors = 0;
        Set<String> passing = new HashSet<>();
        Set<String> failing = new HashSet<>();
        for (JobPlans job : jobs) {
            for (JobPlans.Plan plan : job.plans()) {
                for (PackUse use : plan.at().isBefore(since) ? List.<PackUse>of() : plan.uses()) {
                    if (use.pack().equals(pack) && use.version().equals(version) && layers.contains(use.layer())) {
                        int pass = use.waived() + use.overridden();
                        plans++;
                        evaluated += use.evaluated();
                        hits += use.hits();
                        passed += pass;
                        errors += use.errors();
                        add(passing, pass, job);
                        add(failing, use.errors(), job);
                    }
                }
            }
        }
        return new PackCount(plans, evaluated, hits, passed, errors, passing.size(), failing.size());
    }

    private static void add(Set<String> groups, int count, JobPlans job) {
        if (count > 0) {
            groups.add(job.group());
        }
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
        if (rule.overrides() != BreakerRule.NEVER
                && passing >= rule.jobs()
                && hits > 0
                && passed * PERCENT >= hits * rule.overrides()) {
            return passed + " of " + hits + " findings were waived or let pass, in " + passing + " jobs; "
                    + rule.overrides() + "% is the bound";
        }
        if (rule.errors() != BreakerRule.NEVER
                && failing >= rule.jobs()
                && errors > 0
                && errors * PERCENT >= evaluated * rule.errors()) {
            return errors + " of " + evaluated + " questions ended with an error, in " + failing + " jobs; "
                    + rule.errors() + "% is the bound";
        }
        return "";
    }
}

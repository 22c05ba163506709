package io.jenkins.plugins.terraformguard.engine.rollout;

import io.jenkins.plugins.terraformguard.engine.history.PackUse;
import io.jenkins.plugins.terraformguard.engine.history.StagedUse;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.BreakerRule;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Rollout;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.RolloutStage;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.StagedPack;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;

/**
 * What those policies of one version of a pack came to that are rolled out, over many plans.
 *
 * @param acting plans that met the stage that would be stepped back from: what people do about findings elsewhere, which stop
 *     nobody there, says nothing of it
 * @param all plans at every stage
 */
record PackCount(GroupCount acting, GroupCount all) {
    /**
     * Counts plans that were judged in time. Of what earlier versions kept of plans nobody knows the stage: it does not count.
     *
     * @param stage the one that would be stepped back from
     * @param layers words of the layers that the pack may come from: others may have a pack of the same name
     * @param since no plan before it counts
     */
    static PackCount of(
            Rollout rollout, RolloutStage stage, Set<String> layers, Collection<JobPlans> jobs, Instant since) {
        String policies = StagedPack.mark(rollout.policies());
        GroupCount.Builder acting = new GroupCount.Builder();
        GroupCount.Builder all = new GroupCount.Builder();
        for (JobPlans job : jobs) {
            job.plans().stream()
                    .filter(plan -> !plan.at().isBefore(since))
                    .flatMap(plan -> plan.uses().stream())
                    .filter(use -> use.pack().equals(rollout.pack())
                            && use.version().equals(rollout.version())
                            && layers.contains(use.layer()))
                    .map(PackUse::staged)
                    .filter(Objects::nonNull)
                    .filter(use -> use.policies().equals(policies))
                    .forEach(use -> count(use, job.group(), stage, acting, all));
        }
        return new PackCount(acting.built(), all.built());
    }

    private static void count(
            StagedUse use, String group, RolloutStage stage, GroupCount.Builder acting, GroupCount.Builder all) {
        all.add(group, use);
        if (use.acts().equals(stage.id())) {
            acting.add(group, use);
        }
    }

    /** From when on plans count: none that is too old, and none of before anything was decided. */
    static Instant since(BreakerRule rule, Instant changed, Instant now) {
        Instant start = now.minus(Duration.ofDays(rule.window()));
        return changed.isBefore(start) ? start : changed.plusNanos(1);
    }

    /** Why the pack has to take a step back, a sentence; empty if it need not. */
    String trips(BreakerRule rule) {
        if (acting.reaches(rule, rule.overrides(), GroupCount.Group::passed, GroupCount.Group::hits)) {
            return acting.sum(GroupCount.Group::passed) + " of " + acting.sum(GroupCount.Group::hits)
                    + " findings were waived or let pass, in " + acting.affected(GroupCount.Group::passed) + " jobs; "
                    + rule.overrides() + "% is the bound";
        }
        if (all.reaches(rule, rule.errors(), GroupCount.Group::errors, GroupCount.Group::evaluated)) {
            return all.sum(GroupCount.Group::errors) + " of " + all.sum(GroupCount.Group::evaluated)
                    + " questions ended with an error, in " + all.affected(GroupCount.Group::errors) + " jobs; "
                    + rule.errors() + "% is the bound";
        }
        return "";
    }
}

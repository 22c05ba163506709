package io.jenkins.plugins.terraformguard.rollout;

import io.jenkins.plugins.terraformguard.engine.policy.rollout.Asker;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.BreakerRule;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Rollout;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.RolloutStage;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.RolloutStep;
import io.jenkins.plugins.terraformguard.engine.report.RolloutText;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * How far a pack is rolled out, for the page.
 *
 * @param place full name of the folder; empty for the organisation
 * @param policies those of the pack that are rolled out, in words
 * @param steps what was said, in words
 * @param acts how many of the jobs with a history are how far
 * @param breaker when it takes a step back, in words
 * @param demotion what bounds it, or null
 */
@Restricted(NoExternalUse.class)
public record RolloutRow(
        String place,
        String pack,
        String version,
        String policies,
        String steps,
        String acts,
        String breaker,
        Demotion demotion) {
    /** @param jobs of each job with a history the name by which packs are rolled out to it */
    static RolloutRow of(String place, Rollout rollout, Demotion demotion, List<String> jobs, Instant now) {
        Map<RolloutStage, Integer> counts = new TreeMap<>();
        int off = 0;
        for (String job : jobs) {
            RolloutStage most = rollout.at(new Asker(job, now), "", demotion).most();
            if (most == null) {
                off++;
            } else {
                counts.merge(most, 1, Integer::sum);
            }
        }
        List<String> acts = new ArrayList<>();
        counts.forEach((stage, count) -> acts.add(stage.id() + " " + count));
        acts.add(RolloutStage.OFF + " " + off);
        return new RolloutRow(
                SafeText.oneLine(place),
                rollout.pack(),
                rollout.version(),
                rollout.policies().isEmpty() ? Messages.RolloutRow_all() : RolloutText.policies(rollout.policies()),
                rollout.steps().stream().map(RolloutRow::step).collect(Collectors.joining(", ")),
                String.join(", ", acts),
                breaker(rollout.breaker()),
                demotion);
    }

    private static String step(RolloutStep step) {
        return step.stage().id() + " " + step.percent() + "%"
                + (step.from().equals(Instant.MIN) ? "" : " " + Messages.RolloutRow_from(step.from()));
    }

    private static String breaker(BreakerRule rule) {
        if (rule == null) {
            return Messages.RolloutRow_never();
        }
        List<String> bounds = new ArrayList<>();
        if (rule.overrides() != BreakerRule.NEVER) {
            bounds.add(Messages.RolloutRow_overrides(rule.overrides()));
        }
        if (rule.errors() != BreakerRule.NEVER) {
            bounds.add(Messages.RolloutRow_errors(rule.errors()));
        }
        return Messages.RolloutRow_breaker(String.join(", ", bounds), rule.after(), rule.jobs(), rule.window());
    }

    /** The most that it may do, and which of its policies where that is not all that are rolled out. */
    public String getHeld() {
        String stage = demotion.stage().id();
        return demotion.policies().isEmpty() ? stage : stage + " (" + RolloutText.policies(demotion.policies()) + ")";
    }

    /** Whether it took a step back. */
    public boolean isDemoted() {
        return demotion != null;
    }
}

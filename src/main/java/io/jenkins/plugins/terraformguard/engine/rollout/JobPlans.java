package io.jenkins.plugins.terraformguard.engine.rollout;

import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.engine.history.JobHistory;
import io.jenkins.plugins.terraformguard.engine.history.PackUse;
import java.time.Instant;
import java.util.List;

/**
 * What packs came to on the newest plans of a guard of a job.
 *
 * @param job full name of the job
 * @param group those with the same one count as one job: branches of a repository, which anybody can make more of
 * @param plans the newest, at most {@link #MAX}: no job alone may tip the scales by building on and on
 */
public record JobPlans(String job, String group, List<Plan> plans) {
    public static final int MAX = 20;

    /** What the packs came to on one plan. */
    public record Plan(Instant at, List<PackUse> uses) {
        public Plan {
            uses = List.copyOf(uses);
        }
    }

    public JobPlans {
        plans = List.copyOf(plans);
    }

    /** Those of the plans that are newer than this. */
    public JobPlans after(Instant time) {
        return new JobPlans(
                job,
                group,
                plans.stream().filter(plan -> plan.at().isAfter(time)).toList());
    }

    /** The newest plans of a history. */
    public static JobPlans of(String job, String group, JobHistory history) {
        List<Entry> entries = history.entries();
        return new JobPlans(
                job,
                group,
                entries.subList(Math.max(0, entries.size() - MAX), entries.size()).stream()
                        .map(entry -> new Plan(entry.at(), entry.packs()))
                        .toList());
    }
}

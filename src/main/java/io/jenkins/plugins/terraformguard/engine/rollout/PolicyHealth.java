package io.jenkins.plugins.terraformguard.engine.rollout;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a policy of one version of a pack does over all jobs.
 *
 * @param level the strictest that it had anywhere of late
 * @param asked plans on which its pack was asked
 * @param plans those of them on which it found something
 * @param jobs in how many guards of jobs that was
 * @param fixed violations that were mended
 * @param meanFixSeconds how long these were there on average; {@link #UNKNOWN} where none was mended
 */
public record PolicyHealth(
        String pack,
        String version,
        String policy,
        String level,
        long asked,
        long plans,
        int jobs,
        long hits,
        long waived,
        long overridden,
        long undecided,
        long errors,
        long fixed,
        long meanFixSeconds) {
    public static final long UNKNOWN = -1;

    private static final int PERCENT = 100;
    private static final Comparator<PolicyHealth> ORDER = Comparator.comparing(PolicyHealth::pack)
            .thenComparing(PolicyHealth::version)
            .thenComparing(PolicyHealth::policy);

    /** Percent of its findings that are exempt or were let pass, rounded down; {@link #UNKNOWN} where there is none. */
    public long passedPercent() {
        return percent(waived + overridden, hits);
    }

    /** Percent of its findings that wait for apply. */
    public long undecidedPercent() {
        return percent(undecided, hits);
    }

    /** Percent of the plans on which its pack was asked that it found something on. */
    public long hitPercent() {
        return percent(plans, asked);
    }

    private static long percent(long part, long whole) {
        return whole == 0 ? UNKNOWN : part * PERCENT / whole;
    }

    /** Policies that found something anywhere, by pack, version and id. The work grows with what jobs have, not with plans. */
    public static List<PolicyHealth> of(Collection<PolicyTotals> jobs) {
        Map<PolicyTotals.PackVersion, Long> asked = new HashMap<>();
        Map<List<Object>, Sum> sums = new HashMap<>();
        for (PolicyTotals job : jobs) {
            job.packs().forEach((pack, plans) -> asked.merge(pack, (long) plans, Long::sum));
            for (PolicyTotals.Total total : job.policies()) {
                sums.computeIfAbsent(List.of(total.pack(), total.policy()), key -> new Sum())
                        .add(total);
            }
        }
        List<PolicyHealth> rows = new ArrayList<>();
        sums.values().forEach(sum -> rows.add(sum.row(asked.getOrDefault(sum.strictest.pack(), 0L))));
        rows.sort(ORDER);
        return rows;
    }

    /** Sums over jobs of one policy. */
    private static final class Sum {
        private PolicyTotals.Total strictest;
        private long plans;
        private int jobs;
        private long hits;
        private long waived;
        private long overridden;
        private long undecided;
        private long errors;
        private long fixed;
        private long fixedSeconds;

        void add(PolicyTotals.Total total) {
            if (strictest == null || level(total).compareTo(level(strictest)) > 0) {
                strictest = total;
            }
            plans += total.plans();
            jobs += total.plans() > 0 ? 1 : 0;
            hits += total.hits();
            waived += total.waived();
            overridden += total.overridden();
            undecided += total.undecided();
            errors += total.errors();
            fixed += total.fixed();
            fixedSeconds += total.fixedSeconds();
        }

        private static EnforcementLevel level(PolicyTotals.Total total) {
            EnforcementLevel level = EnforcementLevel.byId(total.level());
            return level == null ? EnforcementLevel.SHADOW : level;
        }

        PolicyHealth row(long asked) {
            return new PolicyHealth(
                    strictest.pack().pack(),
                    strictest.pack().version(),
                    strictest.policy(),
                    strictest.level(),
                    asked,
                    plans,
                    jobs,
                    hits,
                    waived,
                    overridden,
                    undecided,
                    errors,
                    fixed,
                    fixed == 0 ? UNKNOWN : fixedSeconds / fixed);
        }
    }
}

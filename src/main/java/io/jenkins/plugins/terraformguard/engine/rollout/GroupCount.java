package io.jenkins.plugins.terraformguard.engine.rollout;

import io.jenkins.plugins.terraformguard.engine.history.StagedUse;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.BreakerRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What policies came to over many plans, by groups of jobs: each of them counts the same in the end, however much its plans
 * bring, or an agent says that they do.
 *
 * @param plans on which any of them was asked
 * @param groups those jobs that asked them, jobs that count as one put together
 */
record GroupCount(int plans, List<Group> groups) {
    private static final int PERCENT = 100;

    /** Parts of a percent that shares are told in. */
    private static final int PARTS = 100;

    /** How often the weight that half of the groups stay below one group may have. */
    private static final int WEIGHTS = 2;

    GroupCount {
        groups = List.copyOf(groups);
    }

    /**
     * What they came to in jobs that count as one. A part is never more than its whole, whatever a plan says.
     *
     * @param evaluated how often they were asked
     * @param hits their findings
     * @param passed those of them that are exempt, or that people let pass
     * @param errors questions that ended with an error
     */
    record Group(long evaluated, long hits, long passed, long errors) {
        private static final Group NONE = new Group(0, 0, 0, 0);

        /** More than any jobs ask in a window, and little enough for sums and products of it. */
        private static final long MOST = 1L << 36;

        Group {
            evaluated = Math.min(evaluated, MOST);
            hits = Math.min(hits, MOST);
            passed = Math.min(passed, hits);
            errors = Math.min(errors, evaluated);
        }

        private Group plus(StagedUse use) {
            Group one = new Group(use.evaluated(), use.hits(), (long) use.waived() + use.overridden(), use.errors());
            return new Group(evaluated + one.evaluated, hits + one.hits, passed + one.passed, errors + one.errors);
        }
    }

    /** Counts plan by plan. */
    static final class Builder {
        private final Map<String, Group> groups = new HashMap<>();
        private int plans;

        void add(String group, StagedUse use) {
            plans++;
            groups.put(group, groups.getOrDefault(group, Group.NONE).plus(use));
        }

        GroupCount built() {
            return new GroupCount(plans, List.copyOf(groups.values()));
        }
    }

    /**
     * Whether a share is reached of all together, and also where the share of each job counts the same: else a few with a
     * thousand findings would decide for all with one.
     *
     * @param bound percent; {@link BreakerRule#NEVER} for one that is never reached
     */
    boolean reaches(BreakerRule rule, int bound, ToLongFunction<Group> part, ToLongFunction<Group> whole) {
        if (bound == BreakerRule.NEVER || plans < rule.after() || affected(part) < rule.jobs()) {
            return false;
        }
        List<Group> asked =
                groups.stream().filter(group -> whole.applyAsLong(group) > 0).toList();
        long most = WEIGHTS * middle(asked, whole);
        long parts = 0;
        long wholes = 0;
        long shares = 0;
        for (Group group : asked) {
            long weight = Math.min(whole.applyAsLong(group), most);
            wholes += weight;
            parts += scaled(part.applyAsLong(group), whole.applyAsLong(group), weight);
            shares += scaled(part.applyAsLong(group), whole.applyAsLong(group), PERCENT * PARTS);
        }
        return !asked.isEmpty() && parts * PERCENT >= wholes * bound && shares >= (long) bound * PARTS * asked.size();
    }

    /** The weight in the middle: one group that says it has very much more than others neither decides nor keeps from it. */
    private static long middle(List<Group> asked, ToLongFunction<Group> whole) {
        long[] weights = asked.stream().mapToLong(whole).sorted().toArray();
        return weights.length == 0 ? 0 : weights[(weights.length - 1) / 2];
    }

    /** The part where the whole is as large as the scale, rounded up. */
    private static long scaled(long part, long whole, long scale) {
        return scale == whole ? part : (long) Math.ceil((double) part * scale / whole);
    }

    /** Of all groups, as they say. */
    long sum(ToLongFunction<Group> count) {
        return groups.stream().mapToLong(count).sum();
    }

    /** In how many groups there is any. */
    long affected(ToLongFunction<Group> count) {
        return groups.stream().filter(group -> count.applyAsLong(group) > 0).count();
    }
}

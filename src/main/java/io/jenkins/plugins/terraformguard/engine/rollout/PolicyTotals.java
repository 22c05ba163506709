package io.jenkins.plugins.terraformguard.engine.rollout;

import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.engine.history.JobHistory;
import io.jenkins.plugins.terraformguard.engine.history.PackUse;
import io.jenkins.plugins.terraformguard.engine.history.PolicyUse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What policies came to over the plans of one guard of a job; so much is held in memory of each.
 *
 * @param packs plans on which each version of a pack was asked
 * @param policies what each policy came to
 */
public record PolicyTotals(Map<PackVersion, Integer> packs, List<Total> policies) {
    public PolicyTotals {
        packs = Map.copyOf(packs);
        policies = List.copyOf(policies);
    }

    /** A version of a pack. */
    public record PackVersion(String pack, String version) {}

    /**
     * What one policy of one version of a pack came to.
     *
     * @param level the last that it had
     * @param plans on which it found something
     * @param hits findings
     * @param fixedSeconds how long those were there that went, all together
     */
    public record Total(
            PackVersion pack,
            String policy,
            String level,
            int plans,
            long hits,
            long waived,
            long overridden,
            long undecided,
            long errors,
            long fixed,
            long fixedSeconds) {
        private Total plus(PolicyUse use) {
            return new Total(
                    pack,
                    policy,
                    use.level(),
                    plans + (use.hits() > 0 ? 1 : 0),
                    hits + use.hits(),
                    waived + use.waived(),
                    overridden + use.overridden(),
                    undecided + use.undecided(),
                    errors + use.errors(),
                    fixed + use.fixed(),
                    fixedSeconds + use.fixedSeconds());
        }
    }

    private record Key(PackVersion pack, String policy) {}

    /** The sums of a history. */
    public static PolicyTotals of(JobHistory history) {
        Map<PackVersion, Integer> packs = new HashMap<>();
        Map<Key, Total> policies = new HashMap<>();
        for (Entry entry : history.entries()) {
            for (PackUse use : entry.packs()) {
                packs.merge(new PackVersion(use.pack(), use.version()), 1, Integer::sum);
            }
            for (PolicyUse use : entry.policies()) {
                PackVersion pack = new PackVersion(use.pack(), use.version());
                Key key = new Key(pack, use.policy());
                Total none = new Total(pack, use.policy(), use.level(), 0, 0, 0, 0, 0, 0, 0, 0);
                policies.put(key, policies.getOrDefault(key, none).plus(use));
            }
        }
        return new PolicyTotals(packs, List.copyOf(policies.values()));
    }
}

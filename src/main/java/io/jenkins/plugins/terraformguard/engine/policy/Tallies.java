package io.jenkins.plugins.terraformguard.engine.policy;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** How often each policy was asked, and what it answered. */
public final class Tallies {
    private final Map<String, Map<Outcome, Integer>> counts = new HashMap<>();

    Tallies(PolicySet policies) {
        policies.packs()
                .forEach(pack ->
                        pack.policies().forEach(policy -> counts.put(policy.id(), new EnumMap<>(Outcome.class))));
    }

    void count(String policy, Outcome outcome) {
        counts.get(policy).merge(outcome, 1, Integer::sum);
    }

    public int count(Policy policy, Outcome outcome) {
        return counts.get(policy.id()).getOrDefault(outcome, 0);
    }

    /** How often the policy was asked. */
    public int asked(Policy policy) {
        return counts.get(policy.id()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}

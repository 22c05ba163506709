package io.jenkins.plugins.terraformguard.engine.history;

import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Findings in numbers.
 *
 * @param bySeverity those that count; every severity is there
 * @param undecided those that count and wait for apply
 * @param errors those that count and are errors of a policy
 * @param waived those that a waiver exempts
 * @param baseline those that a baseline exempts
 * @param shadow those that are only recorded
 */
public record Found(
        Map<Severity, Integer> bySeverity, int undecided, int errors, int waived, int baseline, int shadow) {
    public Found {
        Map<Severity, Integer> all = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            all.put(severity, bySeverity.getOrDefault(severity, 0));
        }
        bySeverity = Collections.unmodifiableMap(all);
    }

    /** All findings that count. */
    public int total() {
        return bySeverity.values().stream().mapToInt(Integer::intValue).sum();
    }
}

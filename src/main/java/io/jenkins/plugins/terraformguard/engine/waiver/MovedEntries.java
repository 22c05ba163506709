package io.jenkins.plugins.terraformguard.engine.waiver;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Entries of a baseline whose resource was moved by an earlier plan: the old address is gone, and the new one has findings
 * of the same policy on a resource of the same type with the same values. A resource that this plan creates or imports has
 * not moved. There must be an entry for every such finding: else one of them is new, and nothing tells which.
 *
 * @param findings findings that are not new
 * @param entries as many entries, which they stand for
 */
record MovedEntries(List<Finding> findings, List<Baseline.Entry> entries) {
    /** Digests that are made at most; beyond that everything counts as new. */
    private static final int MAX_COMPARISONS = 200_000;

    private record Kind(String policy, String type) {}

    /**
     * @param vanished entries whose resource is not in the plan
     * @param unknown findings that no entry is about, without those on imported resources
     */
    static MovedEntries of(List<Baseline.Entry> vanished, List<Finding> unknown) {
        Map<Kind, Map<String, List<Finding>>> candidates = new LinkedHashMap<>();
        for (Finding finding : unknown) {
            if (mayHaveMoved(finding)) {
                candidates
                        .computeIfAbsent(new Kind(finding.policy(), finding.resourceType()), kind -> new TreeMap<>())
                        .computeIfAbsent(finding.values(), values -> new ArrayList<>())
                        .add(finding);
            }
        }
        MovedEntries moved = new MovedEntries(new ArrayList<>(), new ArrayList<>());
        pairs(vanished, candidates).forEach((same, left) -> {
            if (left.size() >= same.size()) {
                moved.findings().addAll(same);
                moved.entries().addAll(left.subList(0, same.size()));
            }
        });
        return moved;
    }

    private static Map<List<Finding>, List<Baseline.Entry>> pairs(
            List<Baseline.Entry> vanished, Map<Kind, Map<String, List<Finding>>> candidates) {
        Map<List<Finding>, List<Baseline.Entry>> pairs = new IdentityHashMap<>();
        int comparisons = 0;
        for (Baseline.Entry entry : vanished) {
            Map<String, List<Finding>> sameKind =
                    candidates.getOrDefault(new Kind(entry.policy(), entry.type()), Map.of());
            comparisons += sameKind.size();
            if (comparisons > MAX_COMPARISONS) {
                return Map.of();
            }
            sameKind.forEach((values, same) -> {
                if (entry.isAbout(values)) {
                    pairs.computeIfAbsent(same, findings -> new ArrayList<>()).add(entry);
                }
            });
        }
        return pairs;
    }

    private static boolean mayHaveMoved(Finding finding) {
        return !finding.values().isEmpty()
                && !finding.address().isEmpty()
                && ResourceChange.deposedOf(finding.address()).isEmpty()
                && !finding.action().equals(ChangeKind.CREATE.id())
                && !finding.action().equals(ChangeKind.CREATE_AND_FORGET.id());
    }
}

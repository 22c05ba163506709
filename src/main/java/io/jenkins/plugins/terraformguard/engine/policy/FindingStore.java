package io.jenkins.plugins.terraformguard.engine.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * The findings of one evaluation, in bounded memory: the worst are kept whole, those after them without message and evidence,
 * the rest is counted. Which are kept does not depend on the order in which they come.
 */
public final class FindingStore {
    /** The worst first. It has the last word on which findings a decision lists. */
    public static final Comparator<Finding> WORST_FIRST = Comparator.<Finding>comparingInt(
                    finding -> -finding.level().ordinal())
            .thenComparing(Finding::severity)
            .thenComparing(finding -> finding.outcome().ordinal())
            .thenComparing(Finding::policy)
            .thenComparing(Finding::address)
            .thenComparing(Finding::fingerprint);

    private final int whole;
    private final int brief;
    private final PriorityQueue<Finding> inFull = new PriorityQueue<>(WORST_FIRST.reversed());
    private final PriorityQueue<Finding> inBrief = new PriorityQueue<>(WORST_FIRST.reversed());
    private final Map<EnforcementLevel, Map<Outcome, Integer>> beyond = new TreeMap<>();

    /**
     * @param whole findings that are kept whole
     * @param brief findings after them that are kept in brief
     */
    FindingStore(int whole, int brief) {
        this.whole = whole;
        this.brief = brief;
    }

    /** Findings of which nothing but their number is known: no waiver and no baseline can hold for them. */
    public record Beyond(EnforcementLevel level, Outcome outcome, int count) {}

    void add(Finding finding) {
        inFull.add(finding);
        if (inFull.size() > whole) {
            inBrief.add(inFull.remove().inBrief());
        }
        if (inBrief.size() > brief) {
            Finding dropped = inBrief.remove();
            beyond.computeIfAbsent(dropped.level(), level -> new TreeMap<>()).merge(dropped.outcome(), 1, Integer::sum);
        }
    }

    /** All that are kept, the worst first. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(inFull);
        findings.addAll(inBrief);
        findings.sort(WORST_FIRST);
        return findings;
    }

    public List<Beyond> beyond() {
        List<Beyond> all = new ArrayList<>();
        beyond.forEach(
                (level, counts) -> counts.forEach((outcome, count) -> all.add(new Beyond(level, outcome, count))));
        return all;
    }
}

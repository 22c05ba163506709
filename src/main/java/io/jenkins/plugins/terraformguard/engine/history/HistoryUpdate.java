package io.jenkins.plugins.terraformguard.engine.history;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts an entry into a history; one of the same build gives way to it, so the same twice changes nothing. Tells what only
 * the builds before can tell: which violations are gone, how long they were there, and how long a change took.
 *
 * <p>A violation counts as mended where a later complete plan does not have it and its policy was asked and passed something. A plan
 * that does not touch the resource says nothing of it, and what was applied all the same was accepted, not mended.
 */
public final class HistoryUpdate {
    private final JobHistory history;
    private final Entry entry;
    private final Decision decision;
    private final SortedMap<String, OpenFinding> open;
    private final Map<String, List<Integer>> mended = new HashMap<>();

    private HistoryUpdate(JobHistory history, Entry entry, Decision decision) {
        this.history = history;
        this.entry = entry;
        this.decision = decision;
        this.open = new TreeMap<>(history.open());
    }

    /** The history with the entry in its place. */
    public static JobHistory put(JobHistory history, Entry entry, Decision decision) {
        return new HistoryUpdate(history, entry, decision).put();
    }

    private JobHistory put() {
        boolean newest =
                history.last().map(last -> last.build() <= entry.build()).orElse(true);
        boolean judged = entry.verdict() != Verdict.ERROR;
        if (newest && judged) {
            follow();
        }
        List<Entry> entries = new ArrayList<>(history.without(entry.build()).entries());
        entries.add(complete());
        entries.sort(Comparator.comparingInt(Entry::build));
        return new JobHistory(
                history.guard(),
                entries.subList(Math.max(0, entries.size() - JobHistory.MAX_ENTRIES), entries.size()),
                open,
                newest && judged ? asked() : history.asked());
    }

    private void follow() {
        Map<String, Finding> violations = new HashMap<>();
        for (Finding finding : decision.findings()) {
            if (finding.outcome() == Outcome.VIOLATION || open.containsKey(finding.fingerprint())) {
                violations.putIfAbsent(finding.fingerprint(), finding);
            }
        }
        if (decision.plan().complete().equals("true")
                || decision.plan().complete().equals("unknown")) {
            mend(violations.keySet());
        }
        Map<String, String> versions = new HashMap<>();
        decision.packs().forEach(pack -> versions.putIfAbsent(pack.name(), pack.version()));
        violations.forEach((fingerprint, finding) -> see(finding, versions.getOrDefault(finding.pack(), "")));
        if (entry.course().isPassed()) {
            open.values().removeIf(finding -> finding.build() == entry.build());
        }
    }

    private void see(Finding finding, String version) {
        OpenFinding known = open.get(finding.fingerprint());
        if (known == null && open.size() >= JobHistory.MAX_OPEN) {
            return;
        }
        Instant since = known == null ? entry.at() : known.since();
        open.put(
                finding.fingerprint(),
                new OpenFinding(
                        finding.fingerprint(), finding.policy(), finding.pack(), version, since, entry.build()));
    }

    private void mend(Set<String> there) {
        Set<String> passed = new HashSet<>();
        Set<String> known = new HashSet<>();
        decision.policies().forEach(tally -> {
            known.add(tally.policy());
            if (tally.passed() > 0) {
                passed.add(tally.policy());
            }
        });
        open.values().removeIf(finding -> {
            if (there.contains(finding.fingerprint())) {
                return false;
            }
            if (!known.contains(finding.policy())) {
                return true;
            }
            boolean gone = passed.contains(finding.policy());
            if (gone && finding.build() != entry.build()) {
                mended.computeIfAbsent(finding.policy(), policy -> new ArrayList<>())
                        .add(Seconds.between(finding.since(), entry.at()));
            }
            return gone;
        });
    }

    /** The entry with what follows from the builds before. What an earlier look at the same build said of it stays. */
    private Entry complete() {
        Map<String, PolicyUse> uses = new TreeMap<>();
        entry.policies().forEach(use -> uses.put(use.policy(), use));
        UseCounter counter = new UseCounter(decision, Set.of());
        for (Decision.PolicyTally tally : decision.policies()) {
            List<Integer> times = mended.get(tally.policy());
            if (times != null) {
                long seconds = times.stream().mapToLong(Integer::longValue).sum();
                PolicyUse use = uses.getOrDefault(tally.policy(), counter.use(tally));
                uses.put(tally.policy(), use.mending(times.size(), Seconds.bounded(seconds)));
            }
        }
        history.of(entry.build()).ifPresent(before -> keepMended(before, uses));
        List<PolicyUse> all = uses.values().stream()
                .sorted(Comparator.comparingInt(PolicyUse::hits).reversed().thenComparing(PolicyUse::policy))
                .toList();
        int listed = Math.min(all.size(), Entry.MAX_POLICIES);
        return entry.with(all.subList(0, listed), all.size() - listed, lead());
    }

    private static void keepMended(Entry before, Map<String, PolicyUse> uses) {
        for (PolicyUse use : before.policies()) {
            if (use.fixed() > 0) {
                PolicyUse now = uses.getOrDefault(use.policy(), use);
                uses.put(
                        use.policy(),
                        now.mending(
                                now == use ? use.fixed() : now.fixed() + use.fixed(),
                                now == use
                                        ? use.fixedSeconds()
                                        : Seconds.bounded((long) now.fixedSeconds() + use.fixedSeconds())));
            }
        }
    }

    private int lead() {
        if (!entry.course().isPassed()
                || entry.course().gatedAt() == null
                || entry.effects().isEmpty()) {
            return Entry.UNKNOWN;
        }
        Instant first = history.entries().stream()
                .filter(other -> other.effects().equals(entry.effects()) && other.build() < entry.build())
                .map(Entry::at)
                .min(Comparator.naturalOrder())
                .orElse(entry.at());
        return Seconds.between(first, entry.course().gatedAt());
    }

    private List<String> asked() {
        return decision.policies().stream()
                .filter(tally -> tally.evaluated() > 0)
                .map(Decision.PolicyTally::policy)
                .limit(JobHistory.MAX_ASKED)
                .toList();
    }
}

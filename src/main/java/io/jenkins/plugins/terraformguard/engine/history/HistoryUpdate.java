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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts an entry into a history; one of the same build gives way to it, so the same twice changes nothing. Tells what only
 * the builds before can tell: which violations are gone, how long they were there, and how long a change took.
 *
 * <p>A violation counts as mended where a later complete plan does not have it and its policy was asked and passed something. A plan
 * that does not touch the resource says nothing of it, and what was applied all the same was accepted, not mended. Where its pack
 * has another version by then, nobody knows whether the violation went or the rule was changed: it is gone without being counted.
 * What is mended counts for the version that saw it first.
 */
public final class HistoryUpdate {
    private static final Comparator<PolicyUse> MOST_FIRST = Comparator.comparingInt(
                    (PolicyUse use) -> use.hits() + use.fixed())
            .reversed()
            .thenComparing(HistoryUpdate::key);

    private final JobHistory history;
    private final Entry entry;
    private final Decision decision;
    private final SortedMap<String, OpenFinding> open;

    /** How long violations were there, by policy and by the version of its pack that saw them first. */
    private final Map<String, Map<String, List<Integer>>> mended = new HashMap<>();

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
        Map<String, Finding> violations = new LinkedHashMap<>();
        for (Finding finding : decision.findings()) {
            if (finding.outcome() == Outcome.VIOLATION || open.containsKey(finding.fingerprint())) {
                violations.putIfAbsent(finding.fingerprint(), finding);
            }
        }
        Map<String, String> versions = new HashMap<>();
        decision.packs().forEach(pack -> versions.putIfAbsent(pack.name(), pack.version()));
        if (decision.plan().complete().equals("true")
                || decision.plan().complete().equals("unknown")) {
            mend(violations.keySet(), versions);
        }
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
                        finding.fingerprint(),
                        finding.policy(),
                        finding.pack(),
                        version,
                        since,
                        entry.build(),
                        known == null ? version : known.first()));
    }

    private void mend(Set<String> there, Map<String, String> versions) {
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
            boolean same = finding.version().equals(versions.getOrDefault(finding.pack(), ""));
            if (gone && same && finding.build() != entry.build()) {
                mended.computeIfAbsent(finding.policy(), policy -> new TreeMap<>())
                        .computeIfAbsent(finding.first(), version -> new ArrayList<>())
                        .add(Seconds.between(finding.since(), entry.at()));
            }
            return gone;
        });
    }

    /** The entry with what follows from the builds before. What an earlier look at the same build said of it stays. */
    private Entry complete() {
        Map<String, PolicyUse> uses = new TreeMap<>();
        entry.policies().forEach(use -> uses.put(key(use), use));
        UseCounter counter = new UseCounter(decision, Set.of());
        for (Decision.PolicyTally tally : decision.policies()) {
            mended.getOrDefault(tally.policy(), Map.of()).forEach((version, times) -> {
                long seconds = times.stream().mapToLong(Integer::longValue).sum();
                PolicyUse now = counter.use(tally);
                PolicyUse none = now.version().equals(version) ? now : now.earlier(version);
                PolicyUse use = uses.getOrDefault(key(none), none);
                uses.put(key(use), use.mending(times.size(), Seconds.bounded(seconds)));
            });
        }
        Optional<Entry> before = history.of(entry.build());
        before.ifPresent(known -> keepMended(known, uses));
        // What a policy mends is told once, and here: where there are too many, it counts as much as what a policy
        // finds.
        List<PolicyUse> listed = uses.values().stream()
                .sorted(MOST_FIRST)
                .limit(Entry.MAX_POLICIES)
                .sorted(Comparator.comparingInt(PolicyUse::hits).reversed().thenComparing(HistoryUpdate::key))
                .toList();
        return before.map(entry::keeping).orElse(entry).with(listed, uses.size() - listed.size(), lead());
    }

    private static String key(PolicyUse use) {
        return use.policy() + "\n" + use.version();
    }

    private static void keepMended(Entry before, Map<String, PolicyUse> uses) {
        for (PolicyUse use : before.policies()) {
            if (use.fixed() > 0) {
                PolicyUse now = uses.getOrDefault(key(use), use);
                uses.put(
                        key(use),
                        now.mending(
                                now == use ? use.fixed() : now.fixed() + use.fixed(),
                                now == use
                                        ? use.fixedSeconds()
                                        : Seconds.bounded((long) now.fixedSeconds() + use.fixedSeconds())));
            }
        }
    }

    /** A change begins with the first plan of it since it was last let through; a plan that changes nothing is none. */
    private int lead() {
        if (!entry.course().isPassed()
                || entry.course().gatedAt() == null
                || entry.effects().isEmpty()
                || entry.changes().isEmpty()) {
            return Entry.UNKNOWN;
        }
        Instant first = entry.at();
        boolean begun = false;
        for (Entry other : history.entries()) {
            if (other.build() < entry.build() && other.effects().equals(entry.effects())) {
                first = begun ? first : other.at();
                begun = !other.course().isPassed();
            }
        }
        return Seconds.between(begun ? first : entry.at(), entry.course().gatedAt());
    }

    private List<String> asked() {
        return decision.policies().stream()
                .filter(tally -> tally.evaluated() > 0)
                .map(Decision.PolicyTally::policy)
                .limit(JobHistory.MAX_ASKED)
                .toList();
    }
}

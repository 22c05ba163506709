package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.replay.FindingChange.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Pairs the findings of two decisions on one plan: those of one policy about one thing, in their order. */
final class FindingChanges {
    private record Key(String policy, String address, String fingerprint) {
        static Key of(Finding finding) {
            return new Key(finding.policy(), finding.address(), finding.fingerprint());
        }
    }

    private FindingChanges() {}

    /** What is other now, as the new findings are ordered; what is gone comes last. */
    static List<FindingChange> between(List<Finding> then, List<Finding> now) {
        Map<Key, Deque<Finding>> left = new LinkedHashMap<>();
        then.forEach(finding ->
                left.computeIfAbsent(Key.of(finding), key -> new ArrayDeque<>()).add(finding));
        List<FindingChange> changes = new ArrayList<>();
        for (Finding finding : now) {
            Deque<Finding> same = left.get(Key.of(finding));
            add(same == null ? null : same.poll(), finding, changes);
        }
        left.values()
                .forEach(findings ->
                        findings.forEach(finding -> changes.add(new FindingChange(Kind.GONE, finding, null))));
        return changes;
    }

    private static void add(Finding then, Finding now, List<FindingChange> changes) {
        Kind kind = kind(then, now);
        if (kind != null) {
            changes.add(new FindingChange(kind, then, now));
        }
    }

    private static Kind kind(Finding then, Finding now) {
        boolean exempt = then != null && then.isExempt();
        if (now.isExempt() && !exempt) {
            return Kind.EXEMPT;
        }
        if (then == null) {
            return Kind.ADDED;
        }
        if (exempt && !now.isExempt()) {
            return Kind.COUNTS;
        }
        boolean same = then.level() == now.level() && Objects.equals(then.outcome(), now.outcome());
        return same ? null : Kind.CHANGED;
    }
}

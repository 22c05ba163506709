package io.jenkins.plugins.terraformguard.engine.waiver;

import io.jenkins.plugins.terraformguard.engine.decision.BaselineUse;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Fingerprint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the findings of one plan with a baseline. */
final class BaselineMatcher {
    private final Baseline baseline;
    private final Map<String, Baseline.Entry> entries = new HashMap<>();
    /** Places that entries name, with what the plan does there. */
    private final Map<String, ChangeKind> places = new HashMap<>();

    private final Set<String> named = new HashSet<>();
    private final Set<String> imported = new HashSet<>();
    private final Set<Finding> matched = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Baseline.Entry> used = new HashSet<>();
    private int moved;
    private int lapsed;

    BaselineMatcher(Baseline baseline) {
        this.baseline = baseline;
        baseline.entries().forEach(entry -> {
            entries.put(entry.fingerprint(), entry);
            named.add(entry.address());
        });
    }

    /** Takes note of a resource of the plan. */
    void change(ResourceChange change) {
        note(change.label(), change.kind());
        if (change.isMoved() && change.kind() == ChangeKind.NO_OP) {
            note(change.previousAddress(), ChangeKind.NO_OP);
        }
        if (change.importing()) {
            imported.add(change.label());
        }
    }

    private void note(String label, ChangeKind kind) {
        if (named.contains(label)) {
            places.put(label, kind);
        }
    }

    /** Compares the findings that a baseline may hold; called once, when all of the plan has been seen. */
    void match(List<Finding> findings) {
        List<Finding> unknown = new ArrayList<>();
        for (Finding finding : findings) {
            String after = Fingerprint.afterMove(finding);
            Baseline.Entry entry = entries.getOrDefault(after, entries.get(finding.fingerprint()));
            if (entry == null) {
                unknown.add(finding);
            } else if (used.add(entry) && entry.isAbout(finding.values())) {
                matched.add(finding);
                moved += entry.fingerprint().equals(after) ? 0 : 1;
            } else {
                lapsed++;
            }
        }
        MovedEntries followed = MovedEntries.of(
                baseline.entries().stream().filter(this::isVanished).toList(),
                unknown.stream()
                        .filter(finding -> !imported.contains(finding.address()))
                        .toList());
        matched.addAll(followed.findings());
        used.addAll(followed.entries());
        moved += followed.findings().size();
    }

    boolean isMatched(Finding finding) {
        return matched.contains(finding);
    }

    BaselineUse use(boolean allowed) {
        int gone = (int) baseline.entries().stream().filter(this::isGone).count();
        return new BaselineUse(
                baseline.file(),
                baseline.digest(),
                allowed,
                baseline.entries().size(),
                matched.size(),
                moved,
                lapsed,
                gone);
    }

    /** The baseline as it is now: moves followed, nothing new, without what is gone or has other values. */
    Baseline updated(boolean planIsComplete) {
        List<Baseline.Entry> now = new ArrayList<>();
        matched.forEach(finding -> now.add(Baseline.Entry.of(finding)));
        for (Baseline.Entry entry : baseline.entries()) {
            if (!used.contains(entry) && (!isGone(entry) || !planIsComplete && isVanished(entry))) {
                now.add(entry);
            }
        }
        return new Baseline("", now);
    }

    /** Whether it has no finding although policies looked: they do not look at what the plan leaves as it is. */
    private boolean isGone(Baseline.Entry entry) {
        return !used.contains(entry) && places.get(entry.address()) != ChangeKind.NO_OP;
    }

    /** Whether its resource is not in the plan at all. */
    private boolean isVanished(Baseline.Entry entry) {
        return !used.contains(entry) && !entry.address().isEmpty() && !places.containsKey(entry.address());
    }
}

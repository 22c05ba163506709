package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.address.InstanceKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a plan does to the instances of one block. */
final class BlockChanges {
    /** The worst first. */
    private static final List<ChangeKind> RANKS = List.of(
            ChangeKind.DELETE,
            ChangeKind.REPLACE,
            ChangeKind.CREATE_AND_FORGET,
            ChangeKind.FORGET,
            ChangeKind.OTHER,
            ChangeKind.UPDATE,
            ChangeKind.CREATE,
            ChangeKind.READ,
            ChangeKind.OPEN,
            ChangeKind.NO_OP);

    /** What some of the instances pass on to those who refer to them. */
    private static final class Reach {
        private TreeSet<String> changed;
        private boolean everything;

        void add(KeptChange change) {
            everything |= change.reachesAll();
            if (!everything) {
                changed = changed == null ? new TreeSet<>() : changed;
                changed.addAll(change.changed());
            }
        }

        boolean contains(String attribute) {
            return everything || changed != null && AttributePath.overlapsAny(changed, attribute);
        }
    }

    private final List<KeptChange> changes = new ArrayList<>(1);
    private final Reach all = new Reach();
    /** Null as long as no instance has a key. */
    private Map<InstanceKey, Reach> byKey;

    private boolean unseen;
    private ChangeKind worst = ChangeKind.NO_OP;
    private final boolean data;
    private int instances;

    /** @param data whether they are read, and not managed */
    BlockChanges(boolean data) {
        this.data = data;
    }

    boolean isData() {
        return data;
    }

    /** Counts an instance, changed or not. */
    void count(ChangeKind kind) {
        instances++;
        worst = rank(kind) < rank(worst) ? kind : worst;
    }

    void add(KeptChange change) {
        changes.add(change);
        all.add(change);
        if (!change.key().equals(InstanceKey.NONE)) {
            byKey = byKey == null ? new HashMap<>() : byKey;
            byKey.computeIfAbsent(change.key(), key -> new Reach()).add(change);
        }
    }

    /** There was no room for a change: nothing is known of what it reaches. */
    void addUnseen() {
        unseen = true;
    }

    /** Whether those feel the change who refer to a part of an instance, or of all of them where no key is named. */
    boolean reaches(InstanceKey key, String attribute) {
        if (unseen) {
            return true;
        }
        if (key instanceof InstanceKey.Count || key instanceof InstanceKey.ForEach) {
            Reach reach = byKey == null ? null : byKey.get(key);
            return reach != null && reach.contains(attribute);
        }
        return all.contains(attribute);
    }

    List<KeptChange> changes() {
        return Collections.unmodifiableList(changes);
    }

    int instances() {
        return instances;
    }

    ChangeKind worst() {
        return worst;
    }

    /** Whether any instance changes by what the plan does, rather than being read or left as it is. */
    boolean isChange() {
        return rank(worst) < rank(ChangeKind.READ);
    }

    /** 0 for the worst. */
    static int rank(ChangeKind kind) {
        return RANKS.indexOf(kind);
    }
}

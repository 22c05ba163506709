package io.jenkins.plugins.terraformguard.engine.policy.relation;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Where a reference leads.
 *
 * @param targets blocks that it may mean
 * @param lost whether it may lead elsewhere as well: the plan does not say
 */
record Resolved(Set<Target> targets, boolean lost) {
    static final Resolved NOTHING = new Resolved(Set.of(), false);
    static final Resolved LOST = new Resolved(Set.of(), true);

    /** More than that can't be told apart anyway. */
    private static final int MAX_TARGETS = 200;

    /**
     * A block of a resource.
     *
     * @param scene the module that it is in
     * @param name type and name
     * @param key which of its instances
     */
    record Target(Scene scene, String type, String name, KeyRule key) {
        /** The address of the block. */
        String block() {
            return ConfigurationMap.in(scene.address(), name);
        }
    }

    Resolved and(Resolved other) {
        if (other.targets.isEmpty() && !other.lost) {
            return this;
        }
        Set<Target> both = new LinkedHashSet<>(targets);
        both.addAll(other.targets);
        return both.size() > MAX_TARGETS ? LOST : new Resolved(both, lost || other.lost);
    }

    /** Without the doubt: for what is known whatever it leads to. */
    Resolved known() {
        return new Resolved(targets, false);
    }
}

package io.jenkins.plugins.terraformguard.engine.effect;

import java.util.List;

/**
 * What one plan does otherwise than another.
 *
 * @param added what only the new one does
 * @param changed what both do, but not alike
 * @param removed what only the old one does
 * @param complete whether all effects of both were compared; not where a secret is set, which can't be
 */
public record EffectChange(List<Effect> added, List<Effect> changed, List<Effect> removed, boolean complete) {
    public EffectChange {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    /** Whether nothing is otherwise. */
    public boolean isNothing() {
        return complete && added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
}

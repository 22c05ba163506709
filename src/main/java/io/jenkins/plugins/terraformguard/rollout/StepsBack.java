package io.jenkins.plugins.terraformguard.rollout;

import hudson.model.Item;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;

/**
 * The packs of one layer that are held back now.
 *
 * @param folder null for the organisation
 * @param place full name of the folder; empty for the organisation
 * @param problem why that can't be told, a sentence; empty if it can
 */
record StepsBack(Item folder, String place, List<Demotion> held, String problem) {
    /** Those of all layers that ever held one back, as far as whoever looks may find their folders. */
    static List<StepsBack> all() {
        List<StepsBack> all = new ArrayList<>();
        for (String place : RolloutIndex.get().places()) {
            Item folder = place.isEmpty() ? null : Jenkins.get().getItemByFullName(place);
            if (folder != null || place.isEmpty()) {
                DemotionStore store = new DemotionStore(folder);
                all.add(new StepsBack(folder, place, store.read().told(), store.problem()));
            }
        }
        return all;
    }

    /** Whether whoever looks may see how the layer is set up. */
    boolean isReadable() {
        return folder == null || folder.hasPermission(Item.EXTENDED_READ);
    }
}

package io.jenkins.plugins.terraformguard.rollout;

import hudson.model.Item;
import io.jenkins.plugins.terraformguard.config.LayerSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.layer.LayerFiles;
import io.jenkins.plugins.terraformguard.engine.policy.layer.PolicyLayers;
import io.jenkins.plugins.terraformguard.engine.policy.layer.RolloutSettings;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Rollout;
import io.jenkins.plugins.terraformguard.engine.rollout.JobPlans;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A layer that can roll out packs.
 *
 * @param folder null for the organisation
 */
record RolloutLayer(Item folder) {
    /** The organisation and the folders around an item. */
    static List<RolloutLayer> above(Item item) {
        List<RolloutLayer> layers = new ArrayList<>();
        layers.add(new RolloutLayer(null));
        Object next = item.getParent();
        while (next instanceof Item folder) {
            layers.add(new RolloutLayer(folder));
            next = folder.getParent();
        }
        return layers;
    }

    /** Full name of the folder; empty for the organisation. */
    String place() {
        return folder == null ? "" : folder.getFullName();
    }

    /**
     * What it rolls out. A folder that names packs of others is refused that by the engine, so nothing follows from it here.
     *
     * @throws PolicyException if its settings are wrong; builds say so as well
     */
    List<Rollout> rollouts() throws PolicyException {
        List<PolicyFile> files = folder == null ? LayerSource.organisation() : LayerSource.files(folder);
        List<Rollout> said = RolloutSettings.in(files);
        if (folder == null || said.isEmpty()) {
            return said;
        }
        Set<String> own = PolicyLayers.packs(LayerFiles.of(files).packs(), PolicyPack.FOLDER).stream()
                .map(PolicyPack::name)
                .collect(Collectors.toSet());
        return said.stream().filter(rollout -> own.contains(rollout.pack())).toList();
    }

    /** Words of the layers whose packs it rolls out. */
    Set<String> owners() {
        return folder == null ? Set.of(PolicyPack.BUNDLED, PolicyPack.ORGANISATION) : Set.of(PolicyPack.FOLDER);
    }

    DemotionStore demotions() {
        return new DemotionStore(folder);
    }

    /** Those of the full names of jobs that the layer is for. */
    List<String> own(List<String> jobs) {
        return folder == null
                ? jobs
                : jobs.stream().filter(job -> job.startsWith(place() + "/")).toList();
    }

    /** Those of the jobs that the layer is for. */
    List<JobPlans> of(List<JobPlans> jobs) {
        String prefix = place() + "/";
        return folder == null
                ? jobs
                : jobs.stream().filter(job -> job.job().startsWith(prefix)).toList();
    }
}

package io.jenkins.plugins.terraformguard.rollout;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.ItemGroup;
import io.jenkins.plugins.terraformguard.config.FolderLayer;
import io.jenkins.plugins.terraformguard.config.OrganisationLayer;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.layer.LayerFiles;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import io.jenkins.plugins.terraformguard.engine.rollout.DemotionDocument;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Tells evaluations which packs took a step back, as a file of the layer that rolls them out. */
@Extension
@Restricted(NoExternalUse.class)
public final class DemotionLayer implements FolderLayer, OrganisationLayer {
    @Override
    public List<PolicyFile> of(Item folder, String place) {
        return folder instanceof ItemGroup<?> ? files(folder, place) : List.of();
    }

    @Override
    public List<PolicyFile> ofOrganisation(String place) {
        return files(null, place);
    }

    private static List<PolicyFile> files(Item folder, String place) {
        List<Demotion> told = new DemotionStore(folder).read().told();
        return told.isEmpty()
                ? List.of()
                : List.of(new PolicyFile(place + "/" + LayerFiles.DEMOTIONS, DemotionDocument.told(told)));
    }
}

package io.jenkins.plugins.terraformguard.waivers;

import hudson.Extension;
import hudson.model.Item;
import io.jenkins.plugins.terraformguard.config.FolderLayer;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedText;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.layer.LayerFiles;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Tells evaluations what was granted for the job and for the folders around it. */
@Extension
@Restricted(NoExternalUse.class)
public final class GrantedLayer implements FolderLayer {
    @Override
    public List<PolicyFile> of(Item folder, String place) throws PolicyException {
        String name = place + "/" + LayerFiles.GRANTED;
        try {
            List<GrantedWaiver> waivers = new WaiverStore(folder).read().told(Instant.now());
            return waivers.isEmpty() ? List.of() : List.of(new PolicyFile(name, GrantedText.of(waivers)));
        } catch (IOException e) {
            throw new PolicyException(
                    Messages.GrantedLayer_unreadable(e.getMessage()), name, 0, 0, Messages.GrantedLayer_remedy());
        }
    }
}

package io.jenkins.plugins.terraformguard.integration;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import hudson.model.Item;
import io.jenkins.plugins.terraformguard.config.FolderLayer;
import io.jenkins.plugins.terraformguard.config.PolicyEntries;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.util.List;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Finds the policies that are set on folders, multibranch projects among them. */
@OptionalExtension(requirePlugins = "cloudbees-folder")
@Restricted(NoExternalUse.class)
public final class FolderPolicyLayer implements FolderLayer {
    @Override
    public List<PolicyFile> of(Item folder, String place) throws PolicyException {
        FolderPolicies policies = folder instanceof AbstractFolder<?> known
                ? known.getProperties().get(FolderPolicies.class)
                : null;
        return policies == null ? List.of() : PolicyEntries.files(policies.getFiles(), place);
    }
}

package io.jenkins.plugins.terraformguard.integration;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import hudson.Util;
import hudson.model.Item;
import io.jenkins.plugins.terraformguard.config.LayerChecks;
import io.jenkins.plugins.terraformguard.config.PolicyEntry;
import java.util.ArrayList;
import java.util.List;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.StaplerRequest2;

/** Policies of a folder, which hold for every job in it and below. Whoever may configure the folder sets them. */
@Restricted(NoExternalUse.class)
public final class FolderPolicies extends AbstractFolderProperty<AbstractFolder<?>> {
    private final List<PolicyEntry> files;

    @DataBoundConstructor
    public FolderPolicies(List<PolicyEntry> files) {
        this.files = new ArrayList<>(Util.fixNull(files));
    }

    public List<PolicyEntry> getFiles() {
        return new ArrayList<>(files);
    }

    private Object readResolve() {
        return files == null ? new FolderPolicies(List.of()) : this;
    }

    /** Describes the property. */
    @OptionalExtension(requirePlugins = "cloudbees-folder")
    @Symbol("terraformGuard")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.FolderPolicies_displayName();
        }

        /** No files, no property. */
        @Override
        public FolderPolicies newInstance(StaplerRequest2 request, JSONObject json) throws FormException {
            FolderPolicies policies = (FolderPolicies) super.newInstance(request, json);
            Item folder = request == null ? null : request.findAncestorObject(AbstractFolder.class);
            LayerChecks.folder(folder, policies.files);
            return policies.files.isEmpty() ? null : policies;
        }
    }
}

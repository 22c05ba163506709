package io.jenkins.plugins.terraformguard.reviewers;

import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.verb.POST;

/** Which endpoint is asked in a role, where that is not the usual one. */
@Restricted(NoExternalUse.class)
public final class RoleEndpoint extends AbstractDescribableImpl<RoleEndpoint> {
    private final String role;
    private final String endpoint;

    /** @param endpoint name of one; empty if nobody is to be asked in this role */
    @DataBoundConstructor
    public RoleEndpoint(String role, String endpoint) {
        this.role = Util.fixNull(role).trim();
        this.endpoint = Util.fixNull(endpoint).trim();
    }

    public String getRole() {
        return Util.fixNull(role);
    }

    public String getEndpoint() {
        return Util.fixNull(endpoint);
    }

    /** Describes the row. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<RoleEndpoint> {
        @Override
        public String getDisplayName() {
            return Messages.RoleEndpoint_displayName();
        }

        @POST
        public ListBoxModel doFillRoleItems() {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            ListBoxModel items = new ListBoxModel();
            ReviewRules.ROLES.forEach(items::add);
            return items;
        }
    }
}

package io.jenkins.plugins.terraformguard.config;

import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A policy file that is kept in the configuration of Jenkins. Whether it can be used is looked at when it is used. */
@Restricted(NoExternalUse.class)
public final class PolicyEntry extends AbstractDescribableImpl<PolicyEntry> {
    private final String name;
    private final String text;

    /**
     * @param name name of the file without folders, which tells what it holds
     * @param text YAML
     */
    @DataBoundConstructor
    public PolicyEntry(String name, String text) {
        this.name = Util.fixNull(name).trim();
        // Browsers send every line end as CR LF.
        this.text = Util.fixNull(text).replace("\r\n", "\n");
    }

    public String getName() {
        return name;
    }

    public String getText() {
        return text;
    }

    /** What a stored configuration leaves out is empty, and refused when it is used. */
    private Object readResolve() {
        return new PolicyEntry(name, text);
    }

    /** Describes the entry. It checks for administrators, and in a folder for those who may configure it. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<PolicyEntry> {
        @Override
        public String getDisplayName() {
            return Messages.PolicyEntry_displayName();
        }

        @POST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            LayerChecks.permission(item);
            return LayerChecks.name(value);
        }

        @POST
        public FormValidation doCheckText(
                @AncestorInPath Item item, @QueryParameter String name, @QueryParameter String value) {
            LayerChecks.permission(item);
            return LayerChecks.text(item, new PolicyEntry(name, value));
        }
    }
}

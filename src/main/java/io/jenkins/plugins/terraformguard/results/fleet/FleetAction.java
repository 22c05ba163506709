package io.jenkins.plugins.terraformguard.results.fleet;

import hudson.Extension;
import hudson.model.RootAction;
import io.jenkins.plugins.terraformguard.results.api.GuardApi;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerProxy;

/** All guards at a glance, {@code /terraform-guard/}: of jobs that one may read. */
@Extension
@Restricted(NoExternalUse.class)
public final class FleetAction implements RootAction, StaplerProxy {
    public static final String URL_NAME = "terraform-guard";

    /** The page, for who may read anything at all. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.READ);
        return this;
    }

    /** What programs may ask. */
    public GuardApi getApi() {
        return new GuardApi();
    }

    @Override
    public String getIconFileName() {
        return Jenkins.get().hasPermission(Jenkins.READ) ? "symbol-shield-checkmark-outline plugin-ionicons-api" : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.FleetAction_displayName();
    }

    @Override
    public String getUrlName() {
        return URL_NAME;
    }
}

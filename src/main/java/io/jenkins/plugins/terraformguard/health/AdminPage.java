package io.jenkins.plugins.terraformguard.health;

import hudson.model.ManagementLink;
import hudson.security.Permission;
import hudson.util.HttpResponses;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerProxy;

/** A page of the administration: who may read the system's configuration may see it; what changes anything takes more. */
@Restricted(NoExternalUse.class)
public abstract class AdminPage extends ManagementLink implements StaplerProxy {
    @Override
    public final Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.SYSTEM_READ);
        return this;
    }

    @Override
    public final Permission getRequiredPermission() {
        return Jenkins.SYSTEM_READ;
    }

    /** Whether whoever looks at it may do all that can be done there. */
    public final boolean isEditable() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
    }

    /** To the page itself, after something was done there. */
    protected final HttpResponse back() {
        return HttpResponses.redirectViaContextPath("manage/" + getUrlName() + "/");
    }
}

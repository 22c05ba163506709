package io.jenkins.plugins.terraformguard.signing;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Tells administrators that decisions can't be signed, so that guarded builds fail. */
@Extension
@Restricted(NoExternalUse.class)
public final class KeyMonitor extends AdministrativeMonitor {
    @Override
    public boolean isActivated() {
        return !getProblem().isEmpty();
    }

    @Override
    public boolean isSecurity() {
        return true;
    }

    @Override
    public String getDisplayName() {
        return Messages.KeyMonitor_displayName();
    }

    public String getProblem() {
        return ControllerKeys.problem();
    }

    /** Where a new key is made, below the address of Jenkins. */
    public String getPage() {
        return "manage/" + KeysPage.URL_NAME + "/";
    }
}

package io.jenkins.plugins.terraformguard.health;

import hudson.ExtensionPoint;
import java.io.IOException;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** How a part of the plugin does. It is asked whenever the page is shown, so it takes no long looks. */
@Restricted(NoExternalUse.class)
public interface HealthReport extends ExtensionPoint {
    /** What it is called in addresses: small letters and hyphens. */
    String id();

    /**
     * How it does now. What it throws is shown as its state, and keeps no other report from being shown.
     *
     * @param administrator whether whoever looks is an administrator; others may read the system's configuration, and see nothing of
     *     jobs and folders that they can't read
     */
    HealthSection look(boolean administrator) throws IOException;

    /**
     * Does one of the actions that the section names. Whoever may manage Jenkins may ask for it, so it does no more than to
     * make anew what can be made anew.
     *
     * @return whether there is an action of this name
     */
    default boolean act(String action) throws IOException {
        return false;
    }
}

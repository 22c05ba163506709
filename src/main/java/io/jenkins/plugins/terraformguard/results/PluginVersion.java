package io.jenkins.plugins.terraformguard.results;

import hudson.PluginWrapper;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The version of this plugin. */
@Restricted(NoExternalUse.class)
public final class PluginVersion {
    private PluginVersion() {}

    public static String current() {
        PluginWrapper plugin = Jenkins.get().getPluginManager().whichPlugin(PluginVersion.class);
        return plugin == null ? "development" : plugin.getVersion();
    }
}

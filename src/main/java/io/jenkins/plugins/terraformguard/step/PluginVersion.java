package io.jenkins.plugins.terraformguard.step;

import hudson.PluginWrapper;
import jenkins.model.Jenkins;

/** The version of this plugin. */
final class PluginVersion {
    private PluginVersion() {}

    static String current() {
        PluginWrapper plugin = Jenkins.get().getPluginManager().whichPlugin(PluginVersion.class);
        return plugin == null ? "development" : plugin.getVersion();
    }
}

package io.jenkins.plugins.terraformguard.results;

import hudson.model.Run;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The absolute address of a build, for documents that are read elsewhere. */
@Restricted(NoExternalUse.class)
public final class BuildAddress {
    private BuildAddress() {}

    /** The address; empty where Jenkins does not know its own. */
    public static String of(Run<?, ?> run) {
        String root = Jenkins.get().getRootUrl();
        return root == null ? "" : root + run.getUrl();
    }
}

package io.jenkins.plugins.terraformguard.results;

import hudson.model.Run;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Ids of guards as parts of an address. */
@Restricted(NoExternalUse.class)
public final class GuardIds {
    private final Run<?, ?> run;

    GuardIds(Run<?, ?> run) {
        this.run = run;
    }

    /** The page of a guard, or null if the build has none of that id. */
    public GuardPage getDynamic(String id) {
        return GuardPage.find(run, id);
    }
}

package io.jenkins.plugins.terraformguard.approval.page;

import hudson.model.Run;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Ids of guards as parts of an address. */
@Restricted(NoExternalUse.class)
public final class ApprovalIds {
    private final Run<?, ?> run;

    ApprovalIds(Run<?, ?> run) {
        this.run = run;
    }

    /** The request of a guard, or null if it asks nothing in this build. */
    public ApprovalPage getDynamic(String id) {
        return ApprovalPage.find(run, id);
    }
}

package io.jenkins.plugins.terraformguard.approval;

import hudson.Extension;
import io.jenkins.plugins.terraformguard.results.GuardListener;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Tells those who follow what is kept with builds that an approval stands otherwise. */
@Extension
@Restricted(NoExternalUse.class)
public final class ApprovalChanges implements ApprovalListener {
    @Override
    public void changed(ApprovalCase approval) {
        GuardListener.tell(approval.run(), approval.guard());
    }
}

package io.jenkins.plugins.terraformguard.approval;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Is told what happens to requests, after it is written down. Used for waiting builds, notices and metrics. */
@Restricted(NoExternalUse.class)
public interface ApprovalListener extends ExtensionPoint {
    /**
     * A request was made, somebody has answered, or it is over. May be told the same twice, as after a restart.
     *
     * @param approval how it stands now
     */
    void changed(ApprovalCase approval);

    /** Tells all; what one of them throws does not keep the others from hearing it. */
    static void tell(ApprovalCase approval) {
        for (ApprovalListener listener : ExtensionList.lookup(ApprovalListener.class)) {
            try {
                listener.changed(approval);
            } catch (RuntimeException | LinkageError e) {
                Logger.getLogger(ApprovalListener.class.getName())
                        .log(Level.WARNING, e, () -> "A listener failed on the approval of " + approval.run());
            }
        }
    }
}

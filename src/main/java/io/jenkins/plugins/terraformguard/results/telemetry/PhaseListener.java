package io.jenkins.plugins.terraformguard.results.telemetry;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Is told of each phase of a guard when it is over, on the thread that ran it. Used for metrics and traces. */
@Restricted(NoExternalUse.class)
public interface PhaseListener extends ExtensionPoint {
    /** A phase is over, however it ended. */
    void ended(PhaseReport report);

    /** Tells all. What measures a build never ends it, whatever happens to a listener. */
    static void tell(PhaseReport report) {
        for (PhaseListener listener : ExtensionList.lookup(PhaseListener.class)) {
            try {
                listener.ended(report);
            } catch (RuntimeException | LinkageError e) {
                Logger.getLogger(PhaseListener.class.getName())
                        .log(Level.WARNING, e, () -> "A guard of " + report.run() + " could not be measured");
            }
        }
    }
}

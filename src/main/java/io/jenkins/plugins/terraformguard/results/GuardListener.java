package io.jenkins.plugins.terraformguard.results;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Is told when something is kept with a build: a decision, what the gate said, a look after apply, an approval. What it was
 * can be looked up with the build, so that being told twice, or late, does no harm.
 */
@Restricted(NoExternalUse.class)
public interface GuardListener extends ExtensionPoint {
    /**
     * Something was kept.
     *
     * @param id id of the decision that it belongs to
     */
    void changed(Run<?, ?> run, String id);

    /** Tells all; what one of them throws keeps neither the others from hearing it nor the build from going on. */
    static void tell(Run<?, ?> run, String id) {
        for (GuardListener listener : ExtensionList.lookup(GuardListener.class)) {
            try {
                listener.changed(run, id);
            } catch (RuntimeException | LinkageError e) {
                Logger.getLogger(GuardListener.class.getName())
                        .log(Level.WARNING, e, () -> "A listener failed on the guard " + id + " of " + run);
            }
        }
    }
}

package io.jenkins.plugins.terraformguard.results.history;

import hudson.Extension;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.results.GuardListener;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Keeps the histories right when builds go. */
@Extension
@Restricted(NoExternalUse.class)
public final class HistoryDeletions extends RunListener<Run<?, ?>> {
    private static final Logger LOGGER = Logger.getLogger(HistoryDeletions.class.getName());

    @Override
    public void onDeleted(Run<?, ?> run) {
        HistoryStore store = HistoryStore.of(run.getParent());
        // All of them: what is in a history need not be in the record of the build any more.
        for (String id : store.guards()) {
            try {
                if (store.forget(run.getNumber(), id)) {
                    tell(run.getParent(), store.current(id).orElse(null), id);
                }
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "The history of " + run.getParent() + " still has " + run);
            }
        }
    }

    /** The build of which the guard's state is now that of the guard has to be looked at anew. */
    private static void tell(Job<?, ?> job, Entry current, String id) {
        Run<?, ?> left = current == null ? null : job.getBuildByNumber(current.build());
        if (left != null) {
            GuardListener.tell(left, id);
        }
    }
}

package io.jenkins.plugins.terraformguard.results.history;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.results.GuardListener;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Keeps the histories of jobs up to date; told before all others, so that these can look into them. What can't be written is due. */
@Extension(ordinal = 1000)
@Restricted(NoExternalUse.class)
public final class HistoryListener implements GuardListener {
    private static final Logger LOGGER = Logger.getLogger(HistoryListener.class.getName());

    @Override
    public void changed(Run<?, ?> run, String id) {
        HistoryDue due = HistoryDue.of(run.getParent());
        try {
            HistoryStore.of(run.getParent()).update(run, id);
            due.written(run.getNumber(), id);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "The history of " + run.getParent() + " does not have " + run);
            due.failed(run.getNumber(), id, String.valueOf(e.getMessage()));
        }
    }
}

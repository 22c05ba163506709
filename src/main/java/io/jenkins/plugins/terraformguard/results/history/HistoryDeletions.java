package io.jenkins.plugins.terraformguard.results.history;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.terraformguard.results.GuardListener;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
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
        for (String id : GuardRunAction.ids(run)) {
            try {
                HistoryStore store = HistoryStore.of(run.getParent());
                store.forget(run.getNumber(), id);
                int last = store.read(id).last().map(entry -> entry.build()).orElse(0);
                Run<?, ?> left = last == 0 || last > run.getNumber()
                        ? null
                        : run.getParent().getBuildByNumber(last);
                if (left != null) {
                    GuardListener.tell(left, id);
                }
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "The history of " + run.getParent() + " still has " + run);
            }
        }
    }
}

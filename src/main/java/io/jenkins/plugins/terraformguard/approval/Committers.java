package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.User;
import hudson.scm.ChangeLogSet;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Set;
import java.util.TreeSet;
import jenkins.scm.RunWithSCM;

/** Who wrote what a build was made from, as far as Jenkins knows. */
final class Committers {
    /** Author of a change request, as branch sources tell it: a name at the forge. */
    private static final String AUTHOR = "CHANGE_AUTHOR";

    private Committers() {}

    /**
     * Ids of users, as they are written.
     *
     * @throws IOException if it can't be told
     */
    static Set<String> of(Run<?, ?> run) throws IOException {
        Set<String> ids = new TreeSet<>();
        try {
            if (run instanceof RunWithSCM<?, ?> withScm) {
                for (ChangeLogSet<? extends ChangeLogSet.Entry> changes : withScm.getChangeSets()) {
                    for (ChangeLogSet.Entry entry : changes) {
                        ids.add(entry.getAuthor().getId());
                    }
                }
                for (User culprit : withScm.getCulprits()) {
                    ids.add(culprit.getId());
                }
            }
            add(ids, job(run).getEnvironment(null, TaskListener.NULL).get(AUTHOR));
            add(ids, run.getEnvironment(TaskListener.NULL).get(AUTHOR));
            return ids;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("Stopped while committers were looked up").initCause(e);
        } catch (RuntimeException e) {
            throw new IOException(Messages.Committers_unknown(run.getFullDisplayName(), e), e);
        }
    }

    private static Job<?, ?> job(Run<?, ?> run) {
        return run.getParent();
    }

    private static void add(Set<String> ids, String id) {
        if (id != null) {
            ids.add(id);
        }
    }
}

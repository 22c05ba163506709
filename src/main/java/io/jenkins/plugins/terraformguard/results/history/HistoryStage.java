package io.jenkins.plugins.terraformguard.results.history;

import hudson.model.Job;
import hudson.model.Run;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A stage that writes something to a build which the histories have to have: the decision, the gate, the look after apply, an
 * approval. The build is marked before, and the mark goes when the histories have it. Of a stage that fails in between, all are told
 * in the background; of one that is killed, when Jenkins is there again.
 */
@Restricted(NoExternalUse.class)
public final class HistoryStage implements AutoCloseable {
    private final Job<?, ?> job;
    private final int build;

    /** What it is known by; it must not hold the job. */
    private final Object name = new Object();

    private boolean begun;
    private boolean told;

    private HistoryStage(Job<?, ?> job, int build) {
        this.job = job;
        this.build = build;
    }

    public static HistoryStage of(Run<?, ?> run) {
        return new HistoryStage(run.getParent(), run.getNumber());
    }

    /** To be called before anything is written, as often as anything is, and under no lock of a folder; it never fails. */
    public void begin() {
        if (!begun) {
            begun = true;
            HistoryDue.of(job).begin(build, name);
        }
    }

    /** To be called when all were told, or nothing was written after all. */
    public void told() {
        told = true;
    }

    @Override
    public void close() {
        if (begun) {
            begun = false;
            if (!HistoryDue.of(job).end(build, name, told)) {
                HistoryRebuild.get().resume(job);
            }
        }
    }
}

package io.jenkins.plugins.terraformguard.results.fleet;

import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetKey;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetRow;
import io.jenkins.plugins.terraformguard.results.history.HistoryDue;
import io.jenkins.plugins.terraformguard.results.history.HistoryRebuild;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** Goes through all jobs in the background, one at a time, and makes rows anew. */
final class FleetRebuild {
    /** So long before a time for which rows were all known one may have changed without being in the file. */
    static final Duration MARGIN = Duration.ofMinutes(5);

    private static final Logger LOGGER = Logger.getLogger(FleetRebuild.class.getName());

    private final FleetIndex index;
    private final AtomicBoolean running = new AtomicBoolean();
    private final ThreadPoolExecutor executor;
    private volatile Instant builtAt;
    private volatile boolean whole;

    FleetRebuild(FleetIndex index) {
        this.index = index;
        executor = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(new DaemonThreadFactory(), "Terraform Guard fleet"));
        executor.allowCoreThreadTimeOut(true);
    }

    /** When all jobs were looked at last; null where that was not done since the start. */
    Instant builtAt() {
        return builtAt;
    }

    /** Whether all jobs were looked at since the start, and none was left out. */
    boolean isWhole() {
        return whole;
    }

    boolean isRunning() {
        return running.get();
    }

    /**
     * Begins.
     *
     * @param since rows whose files were not written since then stay as they are
     * @return false if it is under way already
     */
    boolean start(Instant since) {
        if (!running.compareAndSet(false, true)) {
            return false;
        }
        try {
            executor.execute(() -> run(since));
            return true;
        } catch (RejectedExecutionException e) {
            running.set(false);
            return false;
        }
    }

    /** Has rows made anew, in the background, of which nobody knows whether they are right. */
    void settle(List<FleetKey> keys) {
        try {
            executor.execute(() -> {
                try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
                    keys.forEach(index::settle);
                }
            });
        } catch (RejectedExecutionException e) {
            LOGGER.log(Level.FINE, "Jenkins is about to end", e);
        }
    }

    void stop() {
        executor.shutdownNow();
    }

    private void run(Instant since) {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            int failed = all(since);
            if (failed >= 0) {
                builtAt = Instant.now();
                whole |= failed == 0;
                index.looked();
            }
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "The rows of guards were not all made anew", e);
        } finally {
            running.set(false);
        }
    }

    /** @return how many jobs could not be looked at; -1 if Jenkins ends meanwhile */
    private int all(Instant since) {
        int failed = 0;
        Set<FleetKey> known = new HashSet<>();
        for (FleetRow row : index.all()) {
            known.add(row.key());
        }
        List<Job<?, ?>> older = new ArrayList<>();
        for (Job<?, ?> job : jobs()) {
            if (Thread.currentThread().isInterrupted()) {
                return -1;
            }
            try {
                if (look(job, since, known)) {
                    older.add(job);
                }
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, e, () -> "The rows of " + job.getFullName() + " stay as they were");
                failed++;
            }
        }
        // What was there before and was not met: jobs that are gone, have no history now, or have another name.
        known.forEach(index::settle);
        return catchUp(older) ? failed : -1;
    }

    /** Makes histories from builds, which takes long, and then their rows. */
    private boolean catchUp(List<Job<?, ?>> jobs) {
        for (Job<?, ?> job : jobs) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            HistoryRebuild.rebuild(job);
            index.refresh(job);
        }
        return true;
    }

    /** @return whether the histories of the job have to be made from its builds */
    private boolean look(Job<?, ?> job, Instant since, Set<FleetKey> known) {
        // First what was kept with builds and did not come into the histories, since rows are made from these.
        HistoryDue.of(job).catchUp();
        FleetSource source = new FleetSource(job);
        for (String guard : source.guards()) {
            boolean there = known.remove(new FleetKey(job.getFullName(), guard));
            if (!there || source.isChangedSince(guard, since)) {
                index.refresh(job, guard);
            }
        }
        return source.isOlder() || HistoryRebuild.isDue(job);
    }

    private static List<Job<?, ?>> jobs() {
        List<Job<?, ?>> jobs = new ArrayList<>();
        for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
            jobs.add(job);
        }
        return jobs;
    }
}

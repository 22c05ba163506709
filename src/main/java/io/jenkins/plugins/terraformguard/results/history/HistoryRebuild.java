package io.jenkins.plugins.terraformguard.results.history;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.engine.history.EntryMaker;
import io.jenkins.plugins.terraformguard.engine.history.HistoryUpdate;
import io.jenkins.plugins.terraformguard.engine.history.JobHistory;
import io.jenkins.plugins.terraformguard.engine.history.Kept;
import io.jenkins.plugins.terraformguard.results.GuardListener;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.KeptResults;
import io.jenkins.plugins.terraformguard.results.kept.BackgroundWork;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Makes histories anew from what is kept with builds, in the background: where a file was damaged, and where a job was guarded
 * before there were any. It looks at the newest builds only, and what is kept already stays.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class HistoryRebuild {
    private static final Logger LOGGER = Logger.getLogger(HistoryRebuild.class.getName());
    /** Builds that are looked at, guarded or not. */
    private static final int MAX_BUILDS = 2_000;

    private static final String ALL_GUARDS = "";

    private final BackgroundWork<State> work =
            new BackgroundWork<>("Terraform Guard: histories", state -> state == State.RUNNING);

    /** How far it is. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    public static HistoryRebuild get() {
        return ExtensionList.lookupSingleton(HistoryRebuild.class);
    }

    /** How far that of a job is; null where none was asked for since Jenkins started. */
    public State state(Job<?, ?> job) {
        return work.outcome(job, ALL_GUARDS);
    }

    /**
     * Has the histories of a job made anew, unless that is under way.
     *
     * @return false if too many others wait; it is done when somebody looks at the job later, or after the next start of Jenkins
     */
    public boolean start(Job<?, ?> job) {
        RebuildMark mark = new RebuildMark(job);
        if (!mark.isThere()) {
            mark.put();
        }
        return resume(job);
    }

    /** Has done what is left to do for the histories of a job, unless that is under way; the same is returned. */
    public boolean resume(Job<?, ?> job) {
        return work.start(job, ALL_GUARDS, State.RUNNING, () -> finish(job));
    }

    private static State finish(Job<?, ?> job) {
        try {
            HistoryDue.of(job).catchUp();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "The histories of " + job.getFullName() + " may lack builds");
        }
        return new RebuildMark(job).isThere() ? rebuild(job) : State.DONE;
    }

    /** Whether the histories of a job have to be made anew, and are not yet. */
    public static boolean isDue(Job<?, ?> job) {
        return new RebuildMark(job).isThere();
    }

    /** Makes the histories of a job anew now; for who is in the background already. Where it is stopped, it stays due. */
    public static State rebuild(Job<?, ?> job) {
        RebuildMark mark = new RebuildMark(job);
        if (!mark.isThere()) {
            mark.put();
        }
        String token = mark.token();
        State state = make(job);
        if (state == State.DONE) {
            mark.take(token);
        }
        return state;
    }

    private static State make(Job<?, ?> job) {
        try {
            Map<String, JobHistory> anew = new TreeMap<>();
            for (int number : guarded(job)) {
                Run<?, ?> run = job.getBuildByNumber(number);
                if (run != null) {
                    add(anew, run);
                }
                if (Thread.currentThread().isInterrupted()) {
                    // Jenkins ends. A history of some builds would be taken for one of all.
                    return State.FAILED;
                }
            }
            HistoryStore store = HistoryStore.of(job);
            for (JobHistory history : anew.values()) {
                store.merge(history);
                follow(job, history);
            }
            return State.DONE;
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't make the histories of " + job.getFullName() + " anew");
            return State.FAILED;
        }
    }

    /** Tells of the last build of a guard, which need not be the last of the job; one that went meanwhile goes here as well. */
    private static void follow(Job<?, ?> job, JobHistory history) throws IOException {
        Entry last = history.last().orElse(null);
        if (last == null) {
            return;
        }
        Run<?, ?> run = job.getBuildByNumber(last.build());
        if (run == null) {
            HistoryStore.of(job).forget(last.build(), history.guard());
        } else {
            GuardListener.tell(run, history.guard());
        }
    }

    /** Numbers of the newest guarded builds, oldest first. */
    private static List<Integer> guarded(Job<?, ?> job) {
        List<Integer> numbers = new ArrayList<>();
        Run<?, ?> run = job.getLastBuild();
        for (int i = 0; run != null && i < MAX_BUILDS && numbers.size() < JobHistory.MAX_ENTRIES; i++) {
            if (!GuardRunAction.ids(run).isEmpty()) {
                numbers.add(run.getNumber());
            }
            run = run.getPreviousBuild();
        }
        Collections.reverse(numbers);
        return numbers;
    }

    /** A build of which something can't be read is left out; the others say what they can. */
    private static void add(Map<String, JobHistory> histories, Run<?, ?> run) {
        for (String id : GuardRunAction.ids(run)) {
            try {
                Kept kept = KeptResults.of(run, id);
                DriftLedger ledger = HistoryStore.of(run.getParent()).drifts(id);
                if (kept != null) {
                    JobHistory before = histories.getOrDefault(id, JobHistory.empty(id));
                    histories.put(
                            id,
                            HistoryUpdate.put(
                                    before, new EntryMaker(kept, ledger, Instant.now()).entry(), kept.decision()));
                }
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "The history of " + run.getParent() + " will not have " + run);
            }
        }
    }
}

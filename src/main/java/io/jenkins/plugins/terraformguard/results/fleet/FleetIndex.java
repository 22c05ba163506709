package io.jenkins.plugins.terraformguard.results.fleet;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.model.Job;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetKey;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetRow;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetTable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A row for each guard of each job, in memory. Rows are made anew where something was kept with a job, follow jobs that are
 * moved, and go with them. Whoever shows them has to leave out those of jobs that a person may not read:
 * {@link ReadableRows}.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class FleetIndex {
    private static final Logger LOGGER = Logger.getLogger(FleetIndex.class.getName());
    private static final int MAX_FAILURES = 20;
    private static final int ATTEMPTS = 5;

    private final FleetTable table = new FleetTable();
    private final FleetFile file = FleetFile.in(Jenkins.get().getRootDir().toPath());
    private final FleetSaver saver = new FleetSaver(this::write);
    private final FleetRebuild rebuild = new FleetRebuild(this);
    private final Map<FleetKey, String> failures = new LinkedHashMap<>();
    private boolean loaded;
    private volatile Instant savedAt;

    /** Since when rows may have changed that nobody has looked at; null where that is not known. */
    private volatile Instant lookFrom;

    private volatile String damage = "";

    public static FleetIndex get() {
        return ExtensionList.lookupSingleton(FleetIndex.class);
    }

    /** All rows as they are now, in the order of their names, whoever may read the jobs. */
    public Collection<FleetRow> all() {
        return table().all();
    }

    /** The rows of a job, by guard. */
    public List<FleetRow> of(Job<?, ?> job) {
        return table().of(job.getFullName());
    }

    /** How the rows are kept. */
    public FleetHealth health() {
        FleetTable rows = table();
        synchronized (failures) {
            return new FleetHealth(
                    rows.size(),
                    rows.jobs().size(),
                    rebuild.builtAt(),
                    savedAt,
                    saver.isPending(),
                    rebuild.isRunning(),
                    damage,
                    failures.entrySet().stream()
                            .map(failure -> failure.getKey().job() + ", "
                                    + failure.getKey().guard() + ": " + failure.getValue())
                            .toList());
        }
    }

    /**
     * Has all rows made anew in the background. Until then those that are there are shown.
     *
     * @return false if that is under way already
     */
    public boolean rebuild() {
        return rebuild.start(Instant.EPOCH);
    }

    /** Has those rows made anew in the background that may have changed while nobody looked. */
    void reconcile() {
        table();
        Instant from = lookFrom;
        // A time to come tells that the clock was set back; then it says nothing.
        boolean usable = from != null && !from.isAfter(Instant.now());
        rebuild.start(usable ? from.minus(FleetRebuild.MARGIN) : Instant.EPOCH);
    }

    /**
     * Makes the row of a guard anew. Where the job is moved meanwhile, whoever is told of that may have come before the row:
     * a row must not stay under a name that is not, or no longer, that of its job.
     */
    public void refresh(Job<?, ?> job, String guard) {
        for (int i = 0; i < ATTEMPTS; i++) {
            FleetKey key = new FleetKey(job.getFullName(), guard);
            make(job, key);
            if (FleetSource.isAt(job, key.job())) {
                return;
            }
            remove(key);
        }
    }

    private void make(Job<?, ?> job, FleetKey key) {
        synchronized (FleetLocks.of(key)) {
            try {
                FleetSource.Made made = new FleetSource(job).row(key.guard(), table().get(key));
                made.row().ifPresentOrElse(row -> put(row.named(key.job())), () -> remove(key));
                note(key, made.problem());
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.WARNING, e, () -> "The row of " + key + " stays as it was");
                note(key, String.valueOf(e.getMessage()));
            }
        }
    }

    /** Makes a row anew of which nobody knows whether its job and its history are still there. */
    void settle(FleetKey key) {
        Job<?, ?> job = Jenkins.get().getItemByFullName(key.job(), Job.class);
        if (job == null) {
            remove(key);
        } else {
            refresh(job, key.guard());
        }
    }

    /** Makes the rows of a job anew; those of guards that have no history any more go. */
    void refresh(Job<?, ?> job) {
        List<String> guards = new FleetSource(job).guards();
        guards.forEach(guard -> refresh(job, guard));
        of(job).stream().filter(row -> !guards.contains(row.guard())).forEach(row -> remove(row.key()));
    }

    /** Takes away the rows of a job, or of all jobs in a folder. */
    void forget(String name) {
        table().within(name).forEach(row -> remove(row.key()));
    }

    /**
     * A job, or a folder with all that is in it, has another name now. Rows are shown under it at once, unless one was made there
     * already, which is newer; and both names are looked at in the background.
     */
    void rename(String from, String to) {
        List<FleetKey> touched = new ArrayList<>();
        for (FleetRow row : table().within(from)) {
            FleetRow moved = row.named(to + row.job().substring(from.length()));
            synchronized (FleetLocks.of(moved.key())) {
                if (table.get(moved.key()) == null) {
                    put(moved);
                }
            }
            remove(row.key());
            touched.add(moved.key());
            touched.add(row.key());
        }
        rebuild.settle(touched);
    }

    void put(FleetRow row) {
        if (table().put(row)) {
            saver.changed();
        }
    }

    void remove(FleetKey key) {
        if (table().remove(key)) {
            saver.changed();
        }
        note(key, "");
    }

    private FleetTable table() {
        synchronized (table) {
            if (!loaded) {
                loaded = true;
                FleetFile.Content content = file.read();
                content.rows().forEach(table::put);
                savedAt = content.savedAt();
                lookFrom = content.lookFrom();
                damage = content.damage();
            }
        }
        return table;
    }

    /** @param problem empty where there is none any more */
    private void note(FleetKey key, String problem) {
        synchronized (failures) {
            failures.remove(key);
            if (!problem.isEmpty() && failures.size() < MAX_FAILURES) {
                failures.put(key, problem);
            }
        }
    }

    private boolean isWithoutFailures() {
        synchronized (failures) {
            return failures.isEmpty();
        }
    }

    /** All jobs were looked at: the next start need not look at what was done before. */
    void looked() {
        if (savedAt != null) {
            saver.changed();
        }
    }

    /** Writes now what is not written yet. */
    void save() {
        saver.flush();
    }

    private void write() throws IOException {
        Instant start = Instant.now();
        try {
            // As long as not all jobs were looked at, whoever looks next has to begin where this one has begun.
            Instant from = rebuild.isWhole() && isWithoutFailures() ? start : lookFrom;
            file.write(table().all(), from);
            lookFrom = from;
            savedAt = start;
            damage = rebuild.builtAt() == null ? damage : "";
        } catch (IOException e) {
            damage = "It can't be written: " + e.getMessage();
            throw e;
        }
    }

    /** Writes what is not written yet, before Jenkins ends. */
    @Terminator
    @Restricted(NoExternalUse.class)
    public static void stop() {
        FleetIndex index = ExtensionList.lookup(FleetIndex.class).get(FleetIndex.class);
        if (index != null) {
            index.rebuild.stop();
            index.save();
        }
    }
}

package io.jenkins.plugins.terraformguard.results.history;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.engine.history.EntryMaker;
import io.jenkins.plugins.terraformguard.engine.history.HistoryDocument;
import io.jenkins.plugins.terraformguard.engine.history.HistoryMerge;
import io.jenkins.plugins.terraformguard.engine.history.HistoryUpdate;
import io.jenkins.plugins.terraformguard.engine.history.JobHistory;
import io.jenkins.plugins.terraformguard.engine.history.Kept;
import io.jenkins.plugins.terraformguard.results.KeptResults;
import io.jenkins.plugins.terraformguard.results.drift.DriftStore;
import io.jenkins.plugins.terraformguard.results.kept.GuardFileName;
import io.jenkins.plugins.terraformguard.results.kept.JobLock;
import io.jenkins.plugins.terraformguard.results.kept.KeptFile;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The histories of a job's guards, a file for each. A file that is damaged is put aside, and made anew from the builds. */
@Restricted(NoExternalUse.class)
public final class HistoryStore {
    private static final Logger LOGGER = Logger.getLogger(HistoryStore.class.getName());
    static final String FOLDER = "history";
    private static final String SUFFIX = ".json";

    private final Job<?, ?> job;

    private HistoryStore(Job<?, ?> job) {
        this.job = job;
    }

    public static HistoryStore of(Job<?, ?> job) {
        return new HistoryStore(job);
    }

    /** Guards of the job that have a history, by id. */
    public List<String> guards() {
        return KeptFolder.of(job, FOLDER)
                .names()
                .filter(name -> name.endsWith(SUFFIX))
                .map(name -> GuardFileName.guard(name.substring(0, name.length() - SUFFIX.length())))
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    /**
     * The history of a guard; an empty one where there is none.
     *
     * @throws IOException if there is one that can't be read
     */
    public JobHistory read(String guard) throws IOException {
        return read(KeptFolder.of(job, FOLDER), guard);
    }

    /**
     * How a guard stands: what it came to in the newest of its builds that is still there; nothing where none is. No build is
     * loaded for it.
     *
     * @throws IOException if there is a history that can't be read
     */
    public Optional<Entry> current(String guard) throws IOException {
        return current(read(guard));
    }

    /** The same of a history that was read. */
    public Optional<Entry> current(JobHistory history) {
        return history.current(this::isThere);
    }

    /** What a guard came to in the newest of its builds below a number that is still there. */
    public Optional<Entry> before(String guard, int build) throws IOException {
        return read(guard).current(number -> number < build && isThere(number));
    }

    private boolean isThere(int build) {
        return new File(job.getBuildDir(), Integer.toString(build)).isDirectory();
    }

    /** Whether any guard of the job has a history. */
    public boolean isAny() {
        return isAny(KeptFolder.of(job, FOLDER));
    }

    private static boolean isAny(KeptFolder folder) {
        return folder.names().anyMatch(name -> name.endsWith(SUFFIX));
    }

    /** Names of damaged files of a guard that were put aside. */
    List<String> aside(String guard) throws IOException {
        return KeptFolder.of(job, FOLDER).aside(GuardFileName.of(guard) + SUFFIX);
    }

    /**
     * Writes down how something stands that is kept with a build. Where the build has nothing of it any more, because the guard
     * judged other plans when it was asked once more, the history has not either.
     */
    public void update(Run<?, ?> run, String id) throws IOException {
        boolean older = !isAny() && run.getPreviousBuild() != null;
        // Read while nobody else writes: of two that are told of a build at once, whoever writes last knows all.
        boolean anew = change(id, older, history -> {
            Kept kept = KeptResults.of(run, id);
            return kept == null
                    ? history.withdrawn(run.getNumber())
                    : HistoryUpdate.put(
                            history, new EntryMaker(kept, drifts(id), Instant.now()).entry(), kept.decision());
        });
        if (anew) {
            HistoryRebuild.get().resume(job);
        }
    }

    /** The drifts of a guard. Where they can't be read, a history does without: it must not lose builds for that. */
    DriftLedger drifts(String guard) {
        try {
            return DriftStore.of(job).ledger(guard);
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING, e, () -> "The history of " + job.getFullName() + " can't tell which drifts ended");
            return DriftLedger.EMPTY;
        }
    }

    /**
     * Notes that a build is gone, or about to go. What it came to stays as a number among numbers, as long as a newer build of
     * the guard is there: logs are rotated, trends are not. The newest that is there goes with its build, so that nothing that
     * was taken back is shown as how things stand.
     *
     * @return whether the guard stands otherwise now, or not at all
     */
    boolean forget(int build, String id) throws IOException {
        boolean[] stood = {false};
        change(id, history -> {
            boolean stands = history.current(number -> number == build || isThere(number))
                    .filter(entry -> entry.build() == build)
                    .isPresent();
            stood[0] |= stands;
            return stands ? history.withdrawn(build) : history;
        });
        return stood[0];
    }

    /** Brings in what was made anew from builds, by whoever has marked the job for that: a damaged file needs no other mark. */
    void merge(JobHistory anew) throws IOException {
        change(anew.guard(), false, history -> HistoryMerge.merge(history, anew));
    }

    /** What becomes of a history. */
    private interface Change {
        JobHistory of(JobHistory history) throws IOException;
    }

    private void change(String guard, Change change) throws IOException {
        if (change(guard, false, change)) {
            HistoryRebuild.get().resume(job);
        }
    }

    /**
     * Makes a change. The job is marked before anything is put aside, or a first history hides that there are older builds.
     *
     * @param older whether there are builds that a first history does not know
     * @return whether the histories have to be made anew from the builds
     */
    private boolean change(String guard, boolean older, Change change) throws IOException {
        boolean[] anew = {false};
        JobLock.change(() -> KeptFolder.of(job, FOLDER), folder -> {
            JobHistory before = usable(folder, guard, anew);
            JobHistory next = change.of(before);
            if (next.entries().isEmpty()) {
                Files.deleteIfExists(file(folder, guard));
            } else if (!next.equals(before)) {
                if (older && !isAny(folder)) {
                    mark(folder, anew);
                }
                folder.create();
                KeptFile.replace(file(folder, guard), HistoryDocument.write(next));
            }
            return next;
        });
        return anew[0];
    }

    private void mark(KeptFolder folder, boolean[] anew) {
        new RebuildMark(job).put(folder);
        anew[0] = true;
    }

    /** What is there, or nothing where it is damaged; then the damaged file is put aside. */
    private JobHistory usable(KeptFolder folder, String guard, boolean[] anew) throws IOException {
        try {
            return read(folder, guard);
        } catch (DamagedHistoryException e) {
            mark(folder, anew);
            String aside = KeptFolder.putAside(file(folder, guard));
            LOGGER.log(Level.WARNING, e, () -> "A history of " + job.getFullName() + " is kept as " + aside);
            return JobHistory.empty(guard);
        }
    }

    private static JobHistory read(KeptFolder folder, String guard) throws IOException {
        Path file = file(folder, guard);
        try {
            if (Files.size(file) > HistoryDocument.MAX_BYTES) {
                throw new DamagedHistoryException(file, "it is larger than " + HistoryDocument.MAX_BYTES + " bytes");
            }
            JobHistory history = HistoryDocument.read(Files.readAllBytes(file));
            if (!history.guard().equals(guard)) {
                throw new DamagedHistoryException(file, "it is that of another guard");
            }
            return history;
        } catch (NoSuchFileException e) {
            return JobHistory.empty(guard);
        } catch (DecisionFormatException e) {
            throw new DamagedHistoryException(file, e.getMessage());
        }
    }

    private static Path file(KeptFolder folder, String guard) throws IOException {
        return folder.path().resolve(GuardFileName.of(guard) + SUFFIX);
    }
}

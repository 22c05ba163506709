package io.jenkins.plugins.terraformguard.results.history;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.history.EntryMaker;
import io.jenkins.plugins.terraformguard.engine.history.HistoryDocument;
import io.jenkins.plugins.terraformguard.engine.history.HistoryUpdate;
import io.jenkins.plugins.terraformguard.engine.history.JobHistory;
import io.jenkins.plugins.terraformguard.engine.history.Kept;
import io.jenkins.plugins.terraformguard.results.KeptResults;
import io.jenkins.plugins.terraformguard.results.drift.DriftStore;
import io.jenkins.plugins.terraformguard.results.kept.GuardFileName;
import io.jenkins.plugins.terraformguard.results.kept.JobLock;
import io.jenkins.plugins.terraformguard.results.kept.KeptFile;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
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
    private static final String FOLDER = "history";
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

    /** Writes down how something stands that is kept with a build; nothing where it is not there any more. */
    public void update(Run<?, ?> run, String id) throws IOException {
        Kept kept = KeptResults.of(run, id);
        if (kept == null) {
            return;
        }
        DriftLedger ledger = DriftStore.of(job).ledger(id);
        change(
                id,
                history -> HistoryUpdate.put(
                        history, new EntryMaker(kept, ledger, Instant.now()).entry(), kept.decision()));
    }

    /** What becomes of a history. */
    private interface Change {
        JobHistory of(JobHistory history);
    }

    private void change(String guard, Change change) throws IOException {
        JobLock.change(() -> KeptFolder.of(job, FOLDER), folder -> {
            JobHistory before = usable(folder, guard);
            JobHistory next = change.of(before);
            if (!next.equals(before)) {
                folder.create();
                KeptFile.replace(file(folder, guard), HistoryDocument.write(next));
            }
            return next;
        });
    }

    /** What is there, or nothing where it is damaged; then the damaged file is put aside. */
    private JobHistory usable(KeptFolder folder, String guard) throws IOException {
        try {
            return read(folder, guard);
        } catch (DamagedHistoryException e) {
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
            return HistoryDocument.read(Files.readAllBytes(file));
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

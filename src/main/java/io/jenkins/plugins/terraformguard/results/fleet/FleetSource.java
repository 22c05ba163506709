package io.jenkins.plugins.terraformguard.results.fleet;

import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetRow;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetRowMaker;
import io.jenkins.plugins.terraformguard.engine.fleet.Lapse;
import io.jenkins.plugins.terraformguard.engine.fleet.Lapses;
import io.jenkins.plugins.terraformguard.engine.gate.RecordedDecision;
import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.engine.history.JobHistory;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.LastGuarded;
import io.jenkins.plugins.terraformguard.results.drift.DriftStore;
import io.jenkins.plugins.terraformguard.results.history.HistoryStore;
import io.jenkins.plugins.terraformguard.results.kept.GuardFileName;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads the row of a guard from what is kept with its job. */
final class FleetSource {
    private static final Logger LOGGER = Logger.getLogger(FleetSource.class.getName());
    private static final List<String> FOLDERS = List.of("history", "drift");

    private final Job<?, ?> job;

    FleetSource(Job<?, ?> job) {
        this.job = job;
    }

    /** Whether a job is there under a name now. */
    static boolean isAt(Job<?, ?> job, String fullName) {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            return job.getFullName().equals(fullName) && job.getParent().getItem(job.getName()) != null;
        }
    }

    /** Whether the job was guarded, but before there were histories. */
    boolean isOlder() {
        return LastGuarded.isGuarded(job) && !HistoryStore.of(job).isAny();
    }

    /** Guards that have a history, by id. */
    List<String> guards() {
        return HistoryStore.of(job).guards();
    }

    /**
     * What was made.
     *
     * @param row nothing where no build of the guard is there
     * @param problem what could not be read, empty if all could
     */
    record Made(Optional<FleetRow> row, String problem) {}

    /**
     * The row of a guard.
     *
     * @param before the row that is there, or null
     * @throws IOException if the history can't be read
     */
    Made row(String guard, FleetRow before) throws IOException {
        HistoryStore store = HistoryStore.of(job);
        JobHistory history = store.read(guard);
        Entry last = store.current(history).orElse(null);
        if (last == null) {
            return new Made(Optional.empty(), "");
        }
        FleetRowMaker maker = new FleetRowMaker(job.getFullName(), history, lapses(guard, last.build()));
        try {
            return new Made(Optional.of(maker.row(last, DriftStore.of(job).ledger(guard))), "");
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't read the drifts of " + job.getFullName());
            FleetRow row = maker.unreadable(last, before == null ? null : before.drift());
            return new Made(Optional.of(row), String.valueOf(e.getMessage()));
        }
    }

    /** Whether anything that the row is made of was written at that time or later; it was where that can't be told. */
    boolean isChangedSince(String guard, Instant time) {
        for (String folder : FOLDERS) {
            try {
                Path file = KeptFolder.of(job, folder).path().resolve(GuardFileName.of(guard) + ".json");
                if (Files.exists(file) && !changed(file).isBefore(time)) {
                    return true;
                }
            } catch (IOException e) {
                LOGGER.log(Level.FINE, e, () -> "Can't tell when a file of " + job.getFullName() + " was written");
                return true;
            }
        }
        return false;
    }

    /** A file that was restored has the time of its writing again; where the system tells when it came there, that counts. */
    private static Instant changed(Path file) throws IOException {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        if (file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Files.getAttribute(file, "unix:ctime") instanceof FileTime here
                && here.toInstant().isAfter(written)) {
            return here.toInstant();
        }
        return written;
    }

    /** Waivers of one build, the only one that is loaded. */
    private List<Lapse> lapses(String guard, int build) {
        Run<?, ?> run = job.getBuildByNumber(build);
        if (run == null) {
            return List.of();
        }
        try {
            return DecisionStore.decided(run, guard)
                    .map(RecordedDecision::decision)
                    .map(decision -> Lapses.of(decision, Instant.now()))
                    .orElse(List.of());
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "Can't read the waivers of " + run);
            return List.of();
        }
    }
}

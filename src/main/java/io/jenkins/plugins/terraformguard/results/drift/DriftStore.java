package io.jenkins.plugins.terraformguard.results.drift;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DriftLook;
import io.jenkins.plugins.terraformguard.engine.decision.LedgerDocument;
import io.jenkins.plugins.terraformguard.engine.drift.life.Acknowledgement;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.drift.life.FollowUp;
import io.jenkins.plugins.terraformguard.engine.drift.life.LedgerException;
import io.jenkins.plugins.terraformguard.engine.drift.life.LedgerUpdate;
import io.jenkins.plugins.terraformguard.engine.drift.life.Observation;
import io.jenkins.plugins.terraformguard.engine.drift.life.Seen;
import io.jenkins.plugins.terraformguard.engine.drift.life.Tracked;
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
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The ledgers of drifts that are kept with a job. All that changes one reads, changes and writes it under one lock, so that
 * builds that run at once, and people, lose nothing of each other's.
 */
@Restricted(NoExternalUse.class)
public final class DriftStore {
    private static final Logger LOGGER = Logger.getLogger(DriftStore.class.getName());

    private final Job<?, ?> job;

    private DriftStore(Job<?, ?> job) {
        this.job = job;
    }

    public static DriftStore of(Job<?, ?> job) {
        return new DriftStore(job);
    }

    /** Guards of the job that have a ledger, by id. */
    List<String> guards() {
        return DriftFiles.of(job).guards();
    }

    /**
     * The drifts that were there at the last look, so that the next one can find out what became of them. Nothing where the
     * ledger can't be read: then nothing is known of any.
     */
    public List<Tracked> tracked(String guard) {
        try {
            return read(guard).ledger().tracked();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't read the drifts of " + job.getFullName());
            return List.of();
        }
    }

    /**
     * The drifts of a guard; none where nothing is known of any.
     *
     * @throws IOException if it can't be read, or is damaged: that nothing is known of any must not look like none
     */
    public DriftLedger ledger(String guard) throws IOException {
        Stored stored = read(guard);
        if (!stored.damage().isEmpty()) {
            throw new IOException("The drifts of the guard " + guard + " can't be read: " + stored.damage());
        }
        return stored.ledger();
    }

    /** Whether any drift of a guard raises an alarm now; it does where that can't be told. */
    public boolean alarms(String guard) throws IOException {
        Stored stored = read(guard);
        return !stored.damage().isEmpty() || stored.ledger().isAlarming(Instant.now());
    }

    /**
     * Writes down what a build saw. A build without a decision, or one that did not look for drift, changes nothing.
     *
     * @return what people should know, empty if all went as usual
     * @throws IOException if it can't be written; what was known stays
     */
    public String record(Run<?, ?> run, Decision decision, FollowUp known) throws IOException {
        Seen seen = new Seen(Instant.ofEpochMilli(run.getStartTimeInMillis()), run.getNumber());
        Optional<Observation> look = DriftLook.of(decision, seen, known);
        if (look.isEmpty()) {
            return "";
        }
        String[] remark = {""};
        change(decision.id(), files -> {
            Stored stored = read(files, decision.id());
            if (!stored.damage().isEmpty()) {
                remark[0] = putAside(files, decision.id(), stored.damage());
            }
            DriftLedger next = LedgerUpdate.apply(stored.ledger(), look.get());
            return next.entries().isEmpty() && !stored.exists() ? null : next;
        });
        return remark[0];
    }

    /**
     * Notes that somebody knows of a drift.
     *
     * @return false if it is no longer there
     */
    boolean acknowledge(String guard, String drift, Acknowledgement acknowledgement) throws IOException {
        return edit(guard, ledger -> ledger.acknowledge(drift, acknowledgement));
    }

    /**
     * Takes an acknowledgement back.
     *
     * @return false if there is none any more
     */
    boolean withdraw(String guard, String drift) throws IOException {
        return edit(guard, ledger -> ledger.withdraw(drift));
    }

    /** What is known of the drifts of a guard; an empty ledger if nothing is, or it can't be read. */
    Stored read(String guard) throws IOException {
        return read(DriftFiles.of(job), guard);
    }

    private boolean edit(String guard, Function<DriftLedger, Optional<DriftLedger>> edit) throws IOException {
        boolean[] done = {false};
        change(guard, files -> {
            Optional<DriftLedger> next = edit.apply(read(files, guard).ledger());
            done[0] |= next.isPresent();
            return next.orElse(null);
        });
        return done[0];
    }

    /** A change of a ledger; null if nothing is to be written. */
    private interface Change {
        DriftLedger apply(DriftFiles files) throws IOException;
    }

    private void change(String guard, Change change) throws IOException {
        JobLock.change(() -> DriftFiles.of(job), files -> {
            DriftLedger next = change.apply(files);
            if (next != null) {
                files.create();
                KeptFile.replace(files.file(guard), LedgerDocument.write(next));
            }
            return next;
        });
    }

    private static Stored read(DriftFiles files, String guard) throws IOException {
        Path file = files.file(guard);
        List<String> kept = files.kept(guard);
        try {
            if (Files.size(file) > LedgerDocument.MAX_BYTES) {
                return Stored.damaged("The document is larger than " + LedgerDocument.MAX_BYTES + " bytes", kept);
            }
            return new Stored(LedgerDocument.read(Files.readAllBytes(file)), true, "", kept);
        } catch (NoSuchFileException e) {
            return new Stored(DriftLedger.EMPTY, false, "", kept);
        } catch (LedgerException e) {
            return Stored.damaged(e.getMessage(), kept);
        }
    }

    private String putAside(DriftFiles files, String guard, String damage) throws IOException {
        String name = KeptFolder.putAside(files.file(guard));
        String remark = Messages.DriftStore_aside(guard, name, damage);
        LOGGER.log(Level.WARNING, () -> job.getFullName() + ": " + remark);
        return remark;
    }

    /**
     * A ledger as it is stored.
     *
     * @param exists whether there is a file
     * @param damage why the file can't be read, empty if it can
     * @param kept names of damaged files that were put aside
     */
    record Stored(DriftLedger ledger, boolean exists, String damage, List<String> kept) {
        static Stored damaged(String damage, List<String> kept) {
            return new Stored(DriftLedger.EMPTY, true, damage, kept);
        }
    }
}

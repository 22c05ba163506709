package io.jenkins.plugins.terraformguard.rollout;

import hudson.model.Item;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.rollout.DemotionDocument;
import io.jenkins.plugins.terraformguard.engine.rollout.DemotionLedger;
import io.jenkins.plugins.terraformguard.results.kept.JobLock;
import io.jenkins.plugins.terraformguard.results.kept.KeptFile;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * The packs of one layer that took a step back, in a file with the folder, or in the home of Jenkins. Where it is damaged
 * none of them did: then packs act as layers say, which is stricter.
 */
final class DemotionStore {
    private static final Logger LOGGER = Logger.getLogger(DemotionStore.class.getName());
    private static final String FOLDER = "rollout";

    /** Its time says when a file was last put aside, also once people have removed that. */
    private static final String FORGOTTEN = "forgotten.txt";

    private final Item folder;

    /** @param folder null for the organisation */
    DemotionStore(Item folder) {
        this.folder = folder;
    }

    /** What is there; nothing where it can't be read. */
    DemotionLedger read() {
        try {
            return read(place());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Packs act as layers say: what took a step back can't be read");
            return DemotionLedger.NONE;
        }
    }

    /** Why it can't be read, a sentence; empty if it can, or if nothing is there. */
    String problem() {
        try {
            read(place());
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Changes it, for good when this returns. What can't be read is put aside, and kept. */
    DemotionLedger change(UnaryOperator<DemotionLedger> change) throws IOException {
        return JobLock.change(this::place, place -> {
            DemotionLedger before;
            try {
                before = read(place);
            } catch (DamagedException e) {
                String aside = KeptFolder.putAside(file(place));
                KeptFile.replace(
                        place.path().resolve(FORGOTTEN),
                        Messages.DemotionStore_forgotten(DemotionDocument.FILE).getBytes(StandardCharsets.UTF_8));
                LOGGER.log(Level.WARNING, e, () -> "What can't be read is kept as " + aside);
                return DemotionLedger.NONE; // Nothing is concluded from plans of before: see damaged().
            }
            DemotionLedger after = change.apply(before);
            if (!after.equals(before)) {
                place.create();
                KeptFile.replace(file(place), DemotionDocument.write(after));
            }
            return after;
        });
    }

    /** When a file was last found damaged: nobody knows what was lifted before. {@link Instant#EPOCH} for never. */
    Instant damaged() throws IOException {
        KeptFolder place = place();
        Instant last = Instant.EPOCH;
        List<String> marks = new ArrayList<>(place.aside(DemotionDocument.FILE));
        marks.add(FORGOTTEN);
        for (String mark : marks) {
            try {
                Instant at =
                        Files.getLastModifiedTime(place.path().resolve(mark)).toInstant();
                last = at.isAfter(last) ? at : last;
            } catch (NoSuchFileException e) {
                // It never happened, or somebody has just removed it.
            }
        }
        return last;
    }

    private KeptFolder place() {
        return folder == null
                ? new KeptFolder(Jenkins.get()
                        .getRootDir()
                        .toPath()
                        .resolve("terraform-guard")
                        .resolve(FOLDER))
                : KeptFolder.of(folder, FOLDER);
    }

    private static Path file(KeptFolder place) {
        return place.path().resolve(DemotionDocument.FILE);
    }

    private static DemotionLedger read(KeptFolder place) throws IOException {
        Path file = file(place);
        try {
            if (Files.size(file) > DemotionDocument.MAX_BYTES) {
                throw new DamagedException("it is larger than " + DemotionDocument.MAX_BYTES + " bytes");
            }
            return DemotionDocument.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return DemotionLedger.NONE;
        } catch (DecisionFormatException e) {
            throw new DamagedException(e.getMessage());
        }
    }

    /** A file that is there and can't be one of ours. */
    private static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException(String why) {
            super(Messages.DemotionStore_damaged(DemotionDocument.FILE, why));
        }
    }
}

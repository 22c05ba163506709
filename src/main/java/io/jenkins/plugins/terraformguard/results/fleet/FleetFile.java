package io.jenkins.plugins.terraformguard.results.fleet;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetDocument;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetRow;
import io.jenkins.plugins.terraformguard.results.kept.KeptFile;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The file in which rows outlive a restart, {@code terraform-guard/fleet.json} in the home of Jenkins. All that is in it can
 * be made anew.
 */
record FleetFile(Path path) {
    private static final Logger LOGGER = Logger.getLogger(FleetFile.class.getName());

    static FleetFile in(Path home) {
        return new FleetFile(home.resolve("terraform-guard").resolve("fleet.json"));
    }

    /**
     * What was read.
     *
     * @param savedAt when it was written; null where there is no file that can be used
     * @param lookFrom since when there may be changes that are not in it; null where that is not known, as in files that were
     *     written before this was kept
     * @param damage what was wrong with it, empty if nothing was
     */
    record Content(List<FleetRow> rows, Instant savedAt, Instant lookFrom, String damage) {
        private static Content none(String damage) {
            return new Content(List.of(), null, null, damage);
        }
    }

    /** The rows; none where there is no file. A damaged one is put aside. */
    Content read() {
        try {
            Instant savedAt = Files.getLastModifiedTime(path).toInstant();
            if (Files.size(path) > FleetDocument.MAX_BYTES) {
                return damaged("It is larger than " + FleetDocument.MAX_BYTES + " bytes");
            }
            FleetDocument.Kept kept = FleetDocument.readKept(Files.readAllBytes(path));
            return new Content(kept.rows(), savedAt, kept.lookFrom(), "");
        } catch (NoSuchFileException e) {
            return Content.none("");
        } catch (DecisionFormatException e) {
            return damaged(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't read " + path);
            return Content.none(String.valueOf(e.getMessage()));
        }
    }

    private Content damaged(String damage) {
        try {
            String aside = KeptFolder.putAside(path);
            LOGGER.log(Level.WARNING, () -> path + " is damaged and kept as " + aside + ": " + damage);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> path + " is damaged and can't be put aside: " + damage);
        }
        return Content.none(damage);
    }

    /** Writes rows in the place of those that are there, all of them or none. */
    void write(Collection<FleetRow> rows, Instant lookFrom) throws IOException {
        KeptFolder.create(Objects.requireNonNull(path.getParent()));
        KeptFile.replace(path, FleetDocument.write(rows, lookFrom));
    }
}

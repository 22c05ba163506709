package io.jenkins.plugins.terraformguard.results.history;

import hudson.model.Job;
import io.jenkins.plugins.terraformguard.results.kept.JobLock;
import io.jenkins.plugins.terraformguard.results.kept.KeptFile;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The mark of a job whose histories have to be made anew from its builds: a file beside them. It is there before anything is
 * put aside or begun, and goes when all is made; so whoever is stopped in between is found again.
 *
 * @param job the job, wherever it is moved
 */
record RebuildMark(Job<?, ?> job) {
    private static final Logger LOGGER = Logger.getLogger(RebuildMark.class.getName());
    private static final String FILE = "rebuild";
    private static final int MAX_BYTES = 100;

    /** Marks the job. Where that can't be done, histories are made anew as long as Jenkins does not end meanwhile. */
    void put() {
        try {
            JobLock.change(() -> KeptFolder.of(job, HistoryStore.FOLDER), RebuildMark::write);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, this::unmarked);
        }
    }

    /** The same for whoever has the lock of the folder. */
    void put(KeptFolder folder) {
        try {
            write(folder);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, this::unmarked);
        }
    }

    private String unmarked() {
        return "Can't mark " + job.getFullName() + ": its histories are not made anew if Jenkins ends meanwhile";
    }

    /** Each mark differs from the one before, so that who began earlier does not take away what was asked for later. */
    private static KeptFolder write(KeptFolder folder) throws IOException {
        folder.create();
        KeptFile.replace(file(folder), UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
        return folder;
    }

    boolean isThere() {
        return Files.exists(file(KeptFolder.of(job, HistoryStore.FOLDER)));
    }

    /** What tells this mark from others; empty where there is none. */
    String token() {
        try {
            return token(KeptFolder.of(job, HistoryStore.FOLDER));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't read a mark of " + job.getFullName());
            return "";
        }
    }

    private static String token(KeptFolder folder) throws IOException {
        Path file = file(folder);
        try {
            return Files.size(file) > MAX_BYTES ? FILE : Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** Takes the mark away, unless there is another one by now. */
    void take(String token) {
        try {
            JobLock.change(() -> KeptFolder.of(job, HistoryStore.FOLDER), folder -> {
                if (token(folder).equals(token)) {
                    Files.deleteIfExists(file(folder));
                }
                return folder;
            });
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "The histories of " + job.getFullName() + " will be made anew again");
        }
    }

    private static Path file(KeptFolder folder) {
        return folder.path().resolve(FILE);
    }
}

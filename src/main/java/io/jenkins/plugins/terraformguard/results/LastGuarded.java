package io.jenkins.plugins.terraformguard.results;

import hudson.Extension;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Which build of a job was guarded last, whatever its result. Kept in a file of the job, so that nobody has to load
 * builds to find out; where that build is gone, a few of the newest are looked at.
 */
@Restricted(NoExternalUse.class)
public final class LastGuarded {
    private static final Logger LOGGER = Logger.getLogger(LastGuarded.class.getName());
    private static final String FILE = "terraform-guard-last-build";
    private static final int LOOK_BACK = 20;

    private LastGuarded() {}

    /** Notes that a build was guarded. An older build that ends later does not take the place of a newer one. */
    public static void note(Run<?, ?> run) throws IOException {
        Path file = file(run.getParent());
        synchronized (LastGuarded.class) {
            if (read(file) >= run.getNumber()) {
                return;
            }
            write(file, run.getNumber());
        }
    }

    /** The last guarded build that still exists, or null. */
    public static Run<?, ?> find(Job<?, ?> job) {
        int number = read(file(job));
        if (number == 0) {
            return null;
        }
        Run<?, ?> run = job.getBuildByNumber(number);
        if (run != null && GuardRunAction.of(run) != null) {
            return run;
        }
        return lookBack(job.getLastBuild());
    }

    /** Forgets a build that is about to be deleted: the guarded one before it takes its place. */
    static void forget(Run<?, ?> run) throws IOException {
        Path file = file(run.getParent());
        synchronized (LastGuarded.class) {
            if (read(file) != run.getNumber()) {
                return;
            }
            Run<?, ?> before = lookBack(run.getPreviousBuild());
            if (before == null) {
                Files.deleteIfExists(file);
            } else {
                write(file, before.getNumber());
            }
        }
    }

    /** Whether a build of the job was ever guarded. */
    public static boolean isGuarded(Job<?, ?> job) {
        return Files.isRegularFile(file(job));
    }

    private static Run<?, ?> lookBack(Run<?, ?> from) {
        Run<?, ?> candidate = from;
        for (int i = 0; candidate != null && i < LOOK_BACK; i++) {
            if (GuardRunAction.of(candidate) != null) {
                return candidate;
            }
            candidate = candidate.getPreviousBuild();
        }
        return null;
    }

    private static void write(Path file, int number) throws IOException {
        Path temporary = file.resolveSibling(FILE + ".tmp");
        try {
            Files.writeString(temporary, Integer.toString(number));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Path file(Job<?, ?> job) {
        return job.getRootDir().toPath().resolve(FILE);
    }

    private static int read(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Integer.parseInt(
                            Files.readString(file, StandardCharsets.UTF_8).strip())
                    : 0;
        } catch (IOException | NumberFormatException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't read " + file);
            return 0;
        }
    }

    /** Keeps the file right when builds go. */
    @Extension
    @Restricted(NoExternalUse.class)
    public static final class Deletions extends RunListener<Run<?, ?>> {
        @Override
        public void onDeleted(Run<?, ?> run) {
            try {
                forget(run);
            } catch (IOException e) {
                LOGGER.log(
                        Level.WARNING, e, () -> "Can't note which build of " + run.getParent() + " was guarded last");
            }
        }
    }
}

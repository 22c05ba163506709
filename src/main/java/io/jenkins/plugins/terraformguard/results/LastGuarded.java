package io.jenkins.plugins.terraformguard.results;

import hudson.Extension;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.results.history.HistoryStore;
import io.jenkins.plugins.terraformguard.results.kept.JobLock;
import io.jenkins.plugins.terraformguard.results.kept.KeptFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Which build of a job was guarded last, whatever its result. Kept in a file of the job, so that nobody has to load
 * builds to find out. Where that build is gone or the file can't be read, a few of the newest are looked at, and then the
 * histories.
 */
@Restricted(NoExternalUse.class)
public final class LastGuarded {
    private static final Logger LOGGER = Logger.getLogger(LastGuarded.class.getName());
    private static final String FILE = "terraform-guard-last-build";
    private static final int LOOK_BACK = 20;

    private LastGuarded() {}

    /** Notes that a build was guarded. An older build that ends later does not take the place of a newer one. */
    public static void note(Run<?, ?> run) throws IOException {
        JobLock.change(() -> file(run.getParent()), file -> {
            if (read(file) < run.getNumber()) {
                write(file, run.getNumber());
            }
            return file;
        });
    }

    /** The last guarded build that still exists, or null. */
    public static Run<?, ?> find(Job<?, ?> job) {
        int number = read(file(job));
        Run<?, ?> run = number == 0 ? null : job.getBuildByNumber(number);
        if (run != null && GuardRunAction.of(run) != null) {
            return run;
        }
        if (!isGuarded(job) && !HistoryStore.of(job).isAny()) {
            return null;
        }
        Run<?, ?> near = lookBack(job.getLastBuild());
        return near != null ? near : fromHistories(job, Integer.MAX_VALUE);
    }

    /** Forgets a build that is about to be deleted: the guarded one before it takes its place. */
    static void forget(Run<?, ?> run) throws IOException {
        JobLock.change(() -> file(run.getParent()), file -> {
            if (read(file) == run.getNumber()) {
                Run<?, ?> near = lookBack(run.getPreviousBuild());
                Run<?, ?> before = near != null ? near : fromHistories(run.getParent(), run.getNumber());
                if (before == null) {
                    Files.deleteIfExists(file);
                } else {
                    write(file, before.getNumber());
                }
            }
            return file;
        });
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

    /** The newest build with a lower number that a guard has in its history and that is still there, or null. */
    private static Run<?, ?> fromHistories(Job<?, ?> job, int before) {
        HistoryStore store = HistoryStore.of(job);
        int newest = 0;
        for (String guard : store.guards()) {
            try {
                newest = Math.max(
                        newest, store.before(guard, before).map(Entry::build).orElse(0));
            } catch (IOException e) {
                LOGGER.log(Level.FINE, e, () -> "The history of " + guard + " can't tell when it was asked last");
            }
        }
        return newest == 0 ? null : job.getBuildByNumber(newest);
    }

    private static void write(Path file, int number) throws IOException {
        KeptFile.replace(file, Integer.toString(number).getBytes(StandardCharsets.UTF_8));
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

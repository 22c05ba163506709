package io.jenkins.plugins.terraformguard.results.history;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.results.GuardListener;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.LastGuarded;
import io.jenkins.plugins.terraformguard.results.kept.JobLock;
import io.jenkins.plugins.terraformguard.results.kept.KeptFile;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Builds of a job that keep something which the histories may not have yet: a file for each, beside the histories. It is there
 * before anything is written to the build, and goes when the histories have it; so a build whose history was not told, because
 * Jenkins was killed or the disk was full, is found again. Written by {@link HistoryStage}.
 */
@Restricted(NoExternalUse.class)
public final class HistoryDue {
    private static final Logger LOGGER = Logger.getLogger(HistoryDue.class.getName());
    private static final String PREFIX = "due-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "([1-9][0-9]{0,8})");

    /** Stands for all that was under way when Jenkins ended. */
    private static final Object BEFORE = new Object();

    private static final Map<Job<?, ?>, Map<Integer, Marked>> MARKED = new WeakHashMap<>();

    private final Job<?, ?> job;
    private final Map<Integer, Marked> builds;

    /** What is known of a marked build since Jenkins started. */
    private static final class Marked {
        /** Who is at it now. */
        private final Set<Object> open = new HashSet<>();

        /** What ended without the histories having it, with the reason, empty where none is known. */
        private final Map<Object, String> left = new HashMap<>();
    }

    private HistoryDue(Job<?, ?> job, Map<Integer, Marked> builds) {
        this.job = job;
        this.builds = builds;
    }

    public static HistoryDue of(Job<?, ?> job) {
        synchronized (MARKED) {
            return new HistoryDue(job, MARKED.computeIfAbsent(job, none -> new HashMap<>()));
        }
    }

    /** Whether anything has to be brought up to date or made anew that nobody is at. */
    public boolean isAny() {
        return !overdue().isEmpty() || new RebuildMark(job).isThere();
    }

    /** Numbers of builds that the histories may not have, and nobody is at, with the reason; empty where none is known. */
    public SortedMap<Integer, String> overdue() {
        SortedMap<Integer, String> overdue = new TreeMap<>();
        synchronized (builds) {
            KeptFolder.of(job, HistoryStore.FOLDER)
                    .names()
                    .map(NAME::matcher)
                    .filter(name -> name.matches() && !builds.containsKey(Integer.valueOf(name.group(1))))
                    .forEach(name -> overdue.put(Integer.valueOf(name.group(1)), ""));
            builds.forEach((number, marked) -> {
                if (!marked.left.isEmpty()) {
                    overdue.put(number, reasons(marked));
                }
            });
        }
        return overdue;
    }

    private static String reasons(Marked marked) {
        return marked.left.values().stream()
                .filter(reason -> !reason.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining("; "));
    }

    /** Somebody is about to write something to a build. What he can't mark is lost to the histories only if Jenkins is killed. */
    void begin(int build, Object who) {
        synchronized (builds) {
            marked(build).open.add(who);
            put(build);
        }
    }

    /**
     * He is done.
     *
     * @param told whether all that had to be told was told; what can't be written tells of itself, see {@link #failed}
     * @return whether the histories have all, or others that are at it will see to that
     */
    boolean end(int build, Object who, boolean told) {
        synchronized (builds) {
            Marked marked = marked(build);
            marked.open.remove(who);
            if (!told) {
                marked.left.put(who, "");
            }
            settle(build, marked);
            return marked.left.isEmpty();
        }
    }

    /** The history of a guard can't be written. */
    void failed(int build, String guard, String reason) {
        synchronized (builds) {
            marked(build).left.put(guard, reason);
            put(build);
        }
    }

    /** The history of a guard has all that the build keeps. */
    void written(int build, String guard) {
        synchronized (builds) {
            Marked marked = builds.get(build);
            if (marked != null && marked.left.remove(guard) != null) {
                settle(build, marked);
            }
        }
    }

    /** Tells of all builds that the histories may not have. Those that somebody is at are left to him. */
    public void catchUp() {
        for (int build : overdue().keySet()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            catchUp(build);
        }
    }

    private void catchUp(int build) {
        Object me = new Object();
        Map<Object, String> left;
        synchronized (builds) {
            Marked marked = marked(build);
            left = new HashMap<>(marked.left);
            marked.left.clear();
            marked.open.add(me);
        }
        boolean told = false;
        try {
            told = tell(build);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "The history of " + job.getFullName() + " may not have #" + build);
            left.put(BEFORE, String.valueOf(e.getMessage()));
        } finally {
            synchronized (builds) {
                Marked marked = marked(build);
                if (!told) {
                    left.forEach(marked.left::putIfAbsent);
                }
                marked.open.remove(me);
                settle(build, marked);
            }
        }
    }

    /** @return false if it is not known what the build keeps; of one that is gone there is nothing to tell */
    private boolean tell(int build) throws IOException {
        Run<?, ?> run = job.getBuildByNumber(build);
        if (run == null) {
            return !Files.exists(job.getBuildDir().toPath().resolve(Integer.toString(build)));
        }
        List<String> ids = GuardRunAction.ids(run);
        ids.forEach(id -> GuardListener.tell(run, id));
        if (!ids.isEmpty()) {
            LastGuarded.note(run);
        }
        return true;
    }

    private Marked marked(int build) {
        return builds.computeIfAbsent(build, number -> {
            Marked marked = new Marked();
            if (Files.exists(file(KeptFolder.of(job, HistoryStore.FOLDER), number))) {
                marked.left.put(BEFORE, "");
            }
            return marked;
        });
    }

    private void put(int build) {
        try {
            JobLock.change(() -> KeptFolder.of(job, HistoryStore.FOLDER), folder -> {
                if (!Files.exists(file(folder, build))) {
                    folder.create();
                    KeptFile.replace(file(folder, build), new byte[0]);
                }
                return folder;
            });
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "Can't mark #" + build + " of " + job.getFullName()
                            + ": if Jenkins is killed now, the history may never have it");
        }
    }

    private void settle(int build, Marked marked) {
        if (!marked.open.isEmpty() || !marked.left.isEmpty()) {
            return;
        }
        builds.remove(build);
        try {
            JobLock.change(
                    () -> KeptFolder.of(job, HistoryStore.FOLDER), folder -> Files.deleteIfExists(file(folder, build)));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "#" + build + " of " + job.getFullName() + " will be told of again");
        }
    }

    private static Path file(KeptFolder folder, int build) {
        return folder.path().resolve(PREFIX + build);
    }
}

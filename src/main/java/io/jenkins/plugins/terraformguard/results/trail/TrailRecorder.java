package io.jenkins.plugins.terraformguard.results.trail;

import hudson.AbortException;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.engine.trail.Event;
import io.jenkins.plugins.terraformguard.engine.trail.Origin;
import io.jenkins.plugins.terraformguard.results.BuildAddress;
import io.jenkins.plugins.terraformguard.results.StartedBy;
import io.jenkins.plugins.terraformguard.signing.ControllerKeys;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Records what happens in a build in the trail of its job, signed with the controller's key. */
@Restricted(NoExternalUse.class)
public final class TrailRecorder {
    private static final Logger LOGGER = Logger.getLogger(TrailRecorder.class.getName());

    /** UTF-16 code units of a text, with the ellipsis below what a link takes. */
    private static final int MAX_TEXT = 4_000;

    private final Job<?, ?> job;
    private final Origin origin;
    private final String startedAt;
    private final TaskListener listener;

    public TrailRecorder(Run<?, ?> run, TaskListener listener) {
        this(
                run.getParent(),
                origin(run.getParent(), Integer.toString(run.getNumber()), BuildAddress.of(run), StartedBy.of(run)),
                Instant.ofEpochMilli(run.getStartTimeInMillis()).toString(),
                listener);
    }

    /**
     * For what happens when the build is gone.
     *
     * @param build its number
     */
    public TrailRecorder(Job<?, ?> job, String build, TaskListener listener) {
        this(job, origin(job, build, "", ""), "", listener);
    }

    private TrailRecorder(Job<?, ?> job, Origin origin, String startedAt, TaskListener listener) {
        this.job = job;
        this.origin = origin;
        this.startedAt = startedAt;
        this.listener = listener;
    }

    /**
     * Writes a link at the end of the chain.
     *
     * @throws AbortException with a message for the log if it can't be written or signed: then what it is about does not
     *     count, and the build has to fail
     */
    public RecordedLink record(TrailEntry entry) throws AbortException {
        try {
            RecordedLink link = TrailStore.of(job, entry.guard()).record(event(entry), ControllerKeys.signer());
            if (!link.remark().isEmpty()) {
                listener.error(link.remark());
                LOGGER.log(Level.WARNING, () -> job.getFullName() + ": " + link.remark());
            }
            return link;
        } catch (IOException | IllegalArgumentException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't record what happened in " + job + " #" + origin.build());
            throw failure(entry, e);
        }
    }

    /**
     * Writes a link, unless one that says the same of the same files is there: after a crash nobody knows.
     *
     * @param since when it can't have been there yet
     * @throws AbortException as {@link #record} does
     */
    public RecordedLink recordOnce(TrailEntry entry, Instant since) throws AbortException {
        try {
            Optional<RecordedLink> there = new TrailSearch(job, entry.guard()).find(event(entry), since);
            return there.isPresent() ? there.get() : record(entry);
        } catch (AbortException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't read the trail of " + job);
            throw failure(entry, e);
        }
    }

    private AbortException failure(TrailEntry entry, Exception cause) {
        String why = cause.getMessage() == null ? cause.toString() : describe(cause);
        AbortException failure =
                new AbortException(Messages.TrailRecorder_failed(entry.guard(), job.getFullName(), why));
        failure.initCause(cause);
        return failure;
    }

    /** Messages of file systems are often nothing but a path. */
    private static String describe(Exception cause) {
        String name = cause.getClass().getSimpleName();
        return cause.getClass() == IOException.class ? cause.getMessage() : name + ": " + cause.getMessage();
    }

    private Event event(TrailEntry entry) {
        return new Event(
                entry.kind(),
                entry.decision(),
                new TreeMap<>(entry.artifacts()),
                origin,
                startedAt,
                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                texts(entry.tools()),
                texts(entry.facts()));
    }

    private static Origin origin(Job<?, ?> job, String build, String url, String startedBy) {
        return new Origin(SafeText.cut(job.getFullName(), MAX_TEXT), build, SafeText.cut(url, MAX_TEXT), startedBy);
    }

    /** What is not known is left out. */
    private static TreeMap<String, String> texts(Map<String, String> texts) {
        TreeMap<String, String> known = new TreeMap<>();
        texts.forEach((name, text) -> {
            if (!text.isBlank()) {
                known.put(name, SafeText.oneLine(text, MAX_TEXT));
            }
        });
        return known;
    }
}

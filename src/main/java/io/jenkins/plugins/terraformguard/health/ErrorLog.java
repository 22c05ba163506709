package io.jenkins.plugins.terraformguard.health;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The last warnings and errors that the plugin wrote to the log of Jenkins; kept in memory, so a restart forgets them. */
@Restricted(NoExternalUse.class)
public final class ErrorLog extends Handler {
    static final int MAX = 50;

    private static final Logger PLUGIN = Logger.getLogger("io.jenkins.plugins.terraformguard");
    private static final ErrorLog LOG = new ErrorLog();

    private final SimpleFormatter formatter = new SimpleFormatter();
    private final Deque<Line> lines = new ArrayDeque<>();

    /**
     * Something that was logged; texts are fit for showing.
     *
     * @param place the part of the plugin
     */
    public record Line(Instant at, String level, String place, String text) {}

    ErrorLog() {
        setLevel(Level.WARNING);
    }

    /** Listens from now on. */
    @Initializer(after = InitMilestone.PLUGINS_STARTED, fatal = false)
    public static void listen() {
        PLUGIN.removeHandler(LOG);
        PLUGIN.addHandler(LOG);
    }

    /** Does not listen any more. */
    @Terminator
    public static void rest() {
        PLUGIN.removeHandler(LOG);
        LOG.clear();
    }

    /** The lines, the newest first. */
    static List<Line> last() {
        return LOG.lines();
    }

    synchronized List<Line> lines() {
        List<Line> all = new ArrayList<>(lines);
        Collections.reverse(all);
        return all;
    }

    private synchronized void clear() {
        lines.clear();
    }

    @Override
    public void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        Throwable thrown = entry.getThrown();
        String text = formatter.formatMessage(entry) + (thrown == null ? "" : ": " + thrown);
        String name = String.valueOf(entry.getLoggerName());
        Line line = new Line(
                entry.getInstant().truncatedTo(ChronoUnit.SECONDS),
                entry.getLevel().getName(),
                HealthSection.line(name.substring(name.lastIndexOf('.') + 1)),
                HealthSection.line(text));
        synchronized (this) {
            if (lines.size() == MAX) {
                lines.removeFirst();
            }
            lines.addLast(line);
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        clear();
    }
}

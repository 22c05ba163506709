package io.jenkins.plugins.terraformguard.integration.tracing;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.results.telemetry.TraceParent;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The spans in which a build asked for approval, so that the answer, which may come after days and restarts, gets into the
 * same trace. XStream writes the fields.
 */
@Restricted(NoExternalUse.class)
public final class TraceMark extends InvisibleAction {
    private static final Logger LOGGER = Logger.getLogger(TraceMark.class.getName());

    /** Names of spans by ids of decisions; replaced and never changed, since the build may be written down at any time. */
    private volatile TreeMap<String, String> spans = new TreeMap<>();

    /** Notes that these decisions ask, or does nothing where there is no span. */
    static void note(Run<?, ?> run, List<String> asking, TraceParent span) {
        if (asking.isEmpty() || span.equals(TraceParent.NONE)) {
            return;
        }
        synchronized (run) {
            TraceMark mark = run.getAction(TraceMark.class);
            if (mark == null) {
                mark = new TraceMark();
                run.addAction(mark);
            }
            TreeMap<String, String> next = new TreeMap<>(mark.spans);
            asking.forEach(id -> next.put(id, span.traceparent()));
            mark.spans = next;
            save(run);
        }
    }

    /** The span in which a decision asked; told once. */
    static TraceParent take(Run<?, ?> run, String id) {
        TraceMark mark = run.getAction(TraceMark.class);
        if (mark == null) {
            return TraceParent.NONE;
        }
        synchronized (run) {
            TreeMap<String, String> next = new TreeMap<>(mark.spans);
            String span = next.remove(id);
            if (span != null) {
                mark.spans = next;
                save(run);
            }
            return TraceParent.of(span, "");
        }
    }

    private static void save(Run<?, ?> run) {
        try {
            run.save();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't keep the spans of " + run);
        }
    }
}

package io.jenkins.plugins.terraformguard.results.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A part of a phase that takes its time.
 *
 * @param part which
 * @param started by the controller's clock
 * @param took how long, of a clock that nobody sets
 */
@Restricted(NoExternalUse.class)
public record Lap(Part part, Instant started, Duration took) {
    /** The parts that are measured. */
    public enum Part {
        /** Reading and judging the plan, or comparing it with a state, on the agent; with the way there and back. */
        EVALUATION,
        /** Asking reviewers. */
        REVIEW,
        /** Trail, archive and build record. */
        RECORDING;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

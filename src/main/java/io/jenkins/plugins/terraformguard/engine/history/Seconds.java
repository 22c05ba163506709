package io.jenkins.plugins.terraformguard.engine.history;

import java.time.Duration;
import java.time.Instant;

/** Times between two times, in whole seconds. */
final class Seconds {
    private Seconds() {}

    /** The same, not beyond what an entry can hold, and never negative: clocks are set back. */
    static int bounded(long seconds) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, seconds));
    }

    static int between(Instant from, Instant until) {
        return bounded(Duration.between(from, until).toSeconds());
    }
}

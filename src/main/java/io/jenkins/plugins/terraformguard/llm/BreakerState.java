package io.jenkins.plugins.terraformguard.llm;

import java.time.Instant;
import java.util.Locale;

/**
 * How an endpoint does, for whoever looks after it.
 *
 * @param name of the endpoint
 * @param state whether it is asked
 * @param failures failures in a row that speak for it being down
 * @param since since when it is in that state
 * @param lastError why it last failed, empty if it did not since it last worked
 */
public record BreakerState(String name, State state, int failures, Instant since, String lastError) {
    /** Whether an endpoint is asked. */
    public enum State {
        /** It is. */
        CLOSED,
        /** It is not. */
        OPEN,
        /** One question is let through to see whether it works again. */
        HALF_OPEN;

        /** As in {@code half-open}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

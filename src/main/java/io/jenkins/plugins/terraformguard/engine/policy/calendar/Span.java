package io.jenkins.plugins.terraformguard.engine.policy.calendar;

import java.time.Instant;

/**
 * One occurrence of a window.
 *
 * @param from the first moment of it
 * @param until the first moment after it
 */
public record Span(Instant from, Instant until) {
    boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }
}

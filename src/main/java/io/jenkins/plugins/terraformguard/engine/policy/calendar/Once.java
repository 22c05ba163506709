package io.jenkins.plugins.terraformguard.engine.policy.calendar;

import java.time.Instant;

/** A window that is open once. */
record Once(Span span) implements Occurrences {
    @Override
    public Span at(Instant moment) {
        return span.contains(moment) ? span : null;
    }
}

package io.jenkins.plugins.terraformguard.engine.policy.calendar;

import java.time.Instant;

/** When a window is open. It depends on nothing but its own words, the moment and the rules of its time zone. */
public interface Occurrences {
    /** The occurrence in which a moment lies, or null. */
    Span at(Instant moment);
}

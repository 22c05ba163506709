package io.jenkins.plugins.terraformguard.engine.drift.life;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a look knows beyond the drifts that it saw.
 *
 * @param outcomes by id, what became of {@link DriftLedger#tracked() tracked} drifts; those of which nothing is said are
 *     {@link Outcome#UNKNOWN}
 * @param serial the state that it looked at
 * @param alarmAfter builds in a row that must see a drift before it raises an alarm
 */
public record FollowUp(Map<String, Outcome> outcomes, StateSerial serial, int alarmAfter) {
    /** Nothing is known; the first sighting raises an alarm. */
    public static final FollowUp NONE = new FollowUp(Map.of(), StateSerial.NONE, 1);

    public FollowUp {
        outcomes = Collections.unmodifiableMap(new TreeMap<>(outcomes));
    }

    Outcome outcome(String id) {
        return outcomes.getOrDefault(id, Outcome.UNKNOWN);
    }
}

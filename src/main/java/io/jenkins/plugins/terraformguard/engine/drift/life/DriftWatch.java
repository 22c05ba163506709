package io.jenkins.plugins.terraformguard.engine.drift.life;

import java.io.Serializable;
import java.util.List;

/**
 * What is known of drift before a plan is read.
 *
 * @param tracked drifts that were there at the last look, so that this one finds out what became of them
 * @param serial the state that the plan was made from
 */
public record DriftWatch(List<Tracked> tracked, StateSerial serial) implements Serializable {
    public static final DriftWatch NONE = new DriftWatch(List.of(), StateSerial.NONE);

    public DriftWatch {
        tracked = List.copyOf(tracked);
    }
}

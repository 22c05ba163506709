package io.jenkins.plugins.terraformguard.engine.drift.life;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.io.Serializable;

/**
 * Which version of which state a build looked at. Terraform raises the serial whenever it writes the state, so an apply
 * shows in it, and a plan does not.
 *
 * @param lineage id of the state, empty where nothing is known
 * @param serial running number of its versions
 */
public record StateSerial(String lineage, long serial) implements Serializable {
    /** Nothing is known. */
    public static final StateSerial NONE = new StateSerial("", 0);

    public static final int MAX_LINEAGE = 100;

    public StateSerial {
        lineage = ValueText.cut(lineage, MAX_LINEAGE);
        serial = Math.max(0, serial);
    }

    /** What can be said of a state that was seen twice. */
    enum Since {
        UNCHANGED,
        WRITTEN,
        UNKNOWN
    }

    /** What happened to this state until it was seen as the later one. */
    Since until(StateSerial later) {
        if (lineage.isEmpty() || !lineage.equals(later.lineage)) {
            return Since.UNKNOWN;
        }
        return serial == later.serial ? Since.UNCHANGED : Since.WRITTEN;
    }
}

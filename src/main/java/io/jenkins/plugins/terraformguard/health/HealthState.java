package io.jenkins.plugins.terraformguard.health;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** How a part does, the best first. */
@Restricted(NoExternalUse.class)
public enum HealthState {
    FINE("success"),
    /** Somebody should have a look at it. */
    WATCH("warning"),
    /** Something does not work. */
    WRONG("danger");

    private final String tone;

    HealthState(String tone) {
        this.tone = tone;
    }

    /** Part of a class name. */
    public String getTone() {
        return tone;
    }

    /** What people read. */
    public String getWord() {
        return switch (this) {
            case FINE -> Messages.HealthState_fine();
            case WATCH -> Messages.HealthState_watch();
            case WRONG -> Messages.HealthState_wrong();
        };
    }

    /** The worse of two. */
    public HealthState and(HealthState other) {
        return compareTo(other) < 0 ? other : this;
    }
}

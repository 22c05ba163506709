package io.jenkins.plugins.terraformguard.engine.drift.life;

import java.util.Locale;

/** Where a drift is in its life. */
public enum DriftState {
    OPEN,
    ACKNOWLEDGED,
    REMEDIED;

    /** The name in documents. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.jenkins.plugins.terraformguard.engine.replay;

import java.util.Locale;

/** How a decision came out that was made again. */
public enum ReplayStatus {
    /** Byte by byte the same. */
    IDENTICAL,
    /** Another version of the engine made it, which did not write some keys yet; all that it has is the same. */
    SAME_KEYS,
    DIFFERENT,
    /** It can't be made again from what there is. */
    NOT_REPLAYABLE;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

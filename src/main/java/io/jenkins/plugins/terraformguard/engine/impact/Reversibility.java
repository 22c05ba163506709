package io.jenkins.plugins.terraformguard.engine.impact;

import java.util.Locale;

/** Whether a change can be undone, from best to worst. */
public enum Reversibility {
    /** Applying the old configuration brings back what was. */
    REVERSIBLE,
    /** It comes back without something: data since the last backup, an address, an identity. */
    LOSSY,
    /** What is lost can't be brought back. */
    IRREVERSIBLE;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The class of that id, or null. */
    public static Reversibility byId(String id) {
        for (Reversibility known : values()) {
            if (known.id().equals(id)) {
                return known;
            }
        }
        return null;
    }
}

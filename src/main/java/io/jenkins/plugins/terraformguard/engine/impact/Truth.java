package io.jenkins.plugins.terraformguard.engine.impact;

/** The answer to a condition; unknown where it hangs on a value that is not known, or hidden. */
public enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    /** True only if both are. */
    Truth and(Truth other) {
        return compareTo(other) < 0 ? this : other;
    }

    /** True if one of them is. */
    Truth or(Truth other) {
        return compareTo(other) > 0 ? this : other;
    }
}

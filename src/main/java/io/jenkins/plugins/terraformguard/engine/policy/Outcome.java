package io.jenkins.plugins.terraformguard.engine.policy;

import java.util.Locale;

/** A policy's answer on one resource. */
public enum Outcome {
    PASS,
    /** The assertion is false. */
    VIOLATION,
    /** It depends on values that are not known before apply, or that are sensitive. */
    UNDECIDED,
    /** The policy could not be evaluated. */
    ERROR;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The outcome of that name, or null. */
    public static Outcome byId(String id) {
        for (Outcome outcome : values()) {
            if (outcome.id().equals(id)) {
                return outcome;
            }
        }
        return null;
    }
}

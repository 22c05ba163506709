package io.jenkins.plugins.terraformguard.engine.decision;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What the guard says of a plan, from best to worst. */
public enum Verdict {
    PASS,
    /** Findings that only annotate. */
    ADVISORY,
    /** Findings that need an approved exception, or that can't be decided before apply. */
    APPROVAL_REQUIRED,
    FAIL,
    /** No decision was possible: bad input, a broken policy. It is treated like a failure. */
    ERROR;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The verdict of that name, or null. */
    public static Verdict byId(String id) {
        for (Verdict verdict : values()) {
            if (verdict.id().equals(id)) {
                return verdict;
            }
        }
        return null;
    }

    /** The worst verdict of these decisions, of which there is at least one. */
    public static Verdict worst(Collection<Decision> decisions) {
        return decisions.stream()
                .map(Decision::verdict)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}

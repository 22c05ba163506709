package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
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

    /** What a finding comes to that is not exempt. */
    public static Verdict of(EnforcementLevel level, Outcome outcome) {
        return switch (level) {
            case HARD_MANDATORY -> outcome == Outcome.UNDECIDED ? APPROVAL_REQUIRED : FAIL;
            case SOFT_MANDATORY -> APPROVAL_REQUIRED;
            case ADVISORY -> ADVISORY;
            case SHADOW -> PASS;
        };
    }

    /** The worst verdict of these decisions, of which there is at least one. */
    public static Verdict worst(Collection<Decision> decisions) {
        return decisions.stream()
                .map(Decision::verdict)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}

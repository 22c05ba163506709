package io.jenkins.plugins.terraformguard.engine.drift;

import java.util.List;

/** The drift of a plan: what is listed of it, the worst first, and what all of it amounts to. */
public record DriftResult(List<Drift> drifts, DriftSummary summary) {
    public static final DriftResult NONE = new DriftResult(List.of(), DriftSummary.NONE);

    public DriftResult {
        drifts = List.copyOf(drifts);
    }
}

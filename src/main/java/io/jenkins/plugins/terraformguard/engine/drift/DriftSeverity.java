package io.jenkins.plugins.terraformguard.engine.drift;

import java.util.Comparator;
import java.util.List;

/** How much a drift matters. It ranks what people read; nothing is allowed or refused by it. */
final class DriftSeverity {
    static final Comparator<Drift> WORST_FIRST = Comparator.<Drift, Boolean>comparing(drift -> !drift.counts())
            .thenComparing(drift -> Drift.SEVERITIES.indexOf(drift.severity()))
            .thenComparing(drift -> drift.paths().stream().noneMatch(Drift.DriftedPath::relevant))
            .thenComparing(Drift::address);

    private DriftSeverity() {}

    /**
     * That of the worst policy that is broken; else high for a resource that is gone and for what is about security, medium
     * for what the plan depends on, low for what apply takes back or nobody has explained, info for the rest.
     */
    static String of(String kind, List<Drift.DriftedPath> paths, List<Drift.BrokenPolicy> breaks) {
        return breaks.stream()
                .map(Drift.BrokenPolicy::severity)
                .filter(Drift.SEVERITIES::contains)
                .min(Comparator.comparing(Drift.SEVERITIES::indexOf))
                .orElseGet(() -> of(kind, paths));
    }

    private static String of(String kind, List<Drift.DriftedPath> paths) {
        List<Drift.DriftedPath> counting =
                paths.stream().filter(Drift.DriftedPath::counts).toList();
        if (counting.isEmpty() || kind.equals("move")) {
            return "info";
        }
        if (kind.equals("delete") || counting.stream().anyMatch(Drift.DriftedPath::security)) {
            return "high";
        }
        if (counting.stream().anyMatch(Drift.DriftedPath::relevant)) {
            return "medium";
        }
        return counting.stream()
                        .allMatch(path ->
                                path.driftClass() == DriftClass.STATE_ONLY || path.driftClass() == DriftClass.ACCEPTED)
                ? "info"
                : "low";
    }
}

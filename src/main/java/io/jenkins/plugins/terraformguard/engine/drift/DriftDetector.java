package io.jenkins.plugins.terraformguard.engine.drift;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.ValueDiff;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.util.ArrayList;
import java.util.List;

/** Turns the {@code resource_drift} of a plan into drifts. */
public final class DriftDetector {
    private static final int MAX_VALUE = 300;
    private static final int MAX_PATH = 2000;

    private final List<Drift> drifts = new ArrayList<>();

    /** Takes one element of {@code resource_drift}. */
    public void drift(ResourceChange change) {
        if (change.kind() == ChangeKind.DELETE) {
            drifts.add(new Drift(change.label(), "delete", previous(change), List.of(), 0));
            return;
        }
        List<ValueDiff.Difference> differences = ValueDiff.between(change.before(), change.after());
        if (differences.isEmpty()) {
            if (change.isMoved()) {
                drifts.add(new Drift(change.label(), "move", previous(change), List.of(), 0));
            }
            return;
        }
        List<Drift.DriftedPath> paths = differences.stream()
                .limit(Drift.MAX_PATHS)
                .map(difference -> new Drift.DriftedPath(
                        ValueText.cut(difference.path(), MAX_PATH),
                        ValueText.of(difference.before(), MAX_VALUE),
                        ValueText.of(difference.after(), MAX_VALUE)))
                .toList();
        drifts.add(new Drift(change.label(), "update", previous(change), paths, differences.size() - paths.size()));
    }

    public List<Drift> drifts() {
        return drifts;
    }

    private static String previous(ResourceChange change) {
        return change.isMoved() ? change.previousAddress() : "";
    }
}

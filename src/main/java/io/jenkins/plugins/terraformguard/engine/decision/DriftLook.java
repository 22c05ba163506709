package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.drift.life.FollowUp;
import io.jenkins.plugins.terraformguard.engine.drift.life.Observation;
import io.jenkins.plugins.terraformguard.engine.drift.life.Seen;
import io.jenkins.plugins.terraformguard.engine.drift.life.Sighting;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a decision says to a ledger of drifts. */
public final class DriftLook {
    private DriftLook() {}

    /**
     * The look that a decision tells of.
     *
     * @return nothing if there is no decision, or drift was not looked for: that changes nothing in a ledger
     */
    public static Optional<Observation> of(Decision decision, Seen seen, FollowUp known) {
        DriftSummary summary = decision.driftSummary();
        if (decision.error() != null || summary.status().equals(DriftSummary.NOT_ASKED)) {
            return Optional.empty();
        }
        boolean complete = summary.problems().isEmpty() && !summary.status().equals(DriftSummary.INCOMPLETE);
        return Optional.of(new Observation(seen, complete, partial(decision), sightings(decision), known));
    }

    private static Set<String> partial(Decision decision) {
        return decision.drift().stream()
                .filter(drift -> drift.omittedPaths() > 0)
                .map(drift -> ValueText.cut(drift.address(), Sighting.MAX_TEXT))
                .collect(Collectors.toSet());
    }

    private static List<Sighting> sightings(Decision decision) {
        return decision.drift().stream()
                .flatMap(drift -> drift.paths().stream().map(path -> sighting(drift, path)))
                .toList();
    }

    private static Sighting sighting(Drift drift, Drift.DriftedPath path) {
        return new Sighting(
                path.id(),
                drift.kind(),
                drift.address(),
                drift.type(),
                path.path(),
                path.before(),
                path.after(),
                drift.severity(),
                path.driftClass().id(),
                path.noise().isEmpty() ? path.ignored() : path.noise());
    }
}

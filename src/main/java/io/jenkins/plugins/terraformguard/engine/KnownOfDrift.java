package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.DriftContext;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeStates;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyEvaluator;
import io.jenkins.plugins.terraformguard.engine.tuning.AppliedIgnore;
import io.jenkins.plugins.terraformguard.engine.tuning.IgnoreUses;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What policies and the configuration know of drifted resources. */
final class KnownOfDrift implements DriftContext {
    private final PolicyEvaluator policies;
    private final Positions positions;
    private final IgnoreUses ignores;

    KnownOfDrift(PolicyEvaluator policies, Positions positions, IgnoreUses ignores) {
        this.policies = policies;
        this.positions = positions;
        this.ignores = ignores;
    }

    @Override
    public String ignored(String type, String address, String path, boolean security) {
        return ignores.ignored(type, address, path, security)
                .map(AppliedIgnore::text)
                .orElse("");
    }

    @Override
    public List<Drift.BrokenPolicy> breaks(ResourceChange drift) {
        Map<String, Policy> broken = policies.violated(side(drift, drift.after()));
        if (!broken.isEmpty()) {
            broken.keySet()
                    .removeAll(policies.violated(side(drift, drift.before())).keySet());
        }
        return broken.values().stream()
                .map(policy ->
                        new Drift.BrokenPolicy(policy.id(), policy.severity().id(), policy.title()))
                .sorted(Comparator.comparing(
                        (Drift.BrokenPolicy policy) -> Drift.SEVERITIES.indexOf(policy.severity())))
                .limit(Drift.MAX_BREAKS)
                .toList();
    }

    /** As if somebody had planned to make the resource what it is. */
    private static ResourceChange side(ResourceChange drift, Value state) {
        return new ResourceChange(
                drift.address(),
                "",
                drift.moduleAddress(),
                drift.mode(),
                drift.type(),
                drift.name(),
                drift.index(),
                drift.provider(),
                drift.deposed(),
                List.of("update"),
                ChangeKind.UPDATE,
                "",
                new Sides(drift.before(), state),
                List.of(),
                null,
                "",
                drift.beforeIdentity(),
                drift.afterIdentity());
    }

    private record Sides(Value before, Value after) implements ChangeStates {}

    @Override
    public Place place(String address, String path) {
        return positions
                .place(address, path)
                .map(position -> new Place(position.file(), position.line()))
                .orElse(Place.UNKNOWN);
    }

    @Override
    public IgnoreChanges ignoreChanges(String address) {
        return positions.ignoresChanges(address);
    }
}

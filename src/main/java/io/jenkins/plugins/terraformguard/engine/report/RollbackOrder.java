package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.impact.BlastRadius;
import io.jenkins.plugins.terraformguard.engine.impact.ChangeImpact;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order in which changes are taken back: what others depend on first, so far as the graph has it, then by address. */
final class RollbackOrder {
    private RollbackOrder() {}

    static List<ChangeImpact> of(Impact impact) {
        Map<String, Integer> depths = new HashMap<>();
        for (BlastRadius.Node node : impact.blast().nodes()) {
            depths.putIfAbsent(node.id(), node.depth());
        }
        return impact.changes().stream()
                .sorted(Comparator.<ChangeImpact>comparingInt(change ->
                                depths.getOrDefault(ResourceAddress.blockOf(change.address()), Integer.MAX_VALUE))
                        .thenComparing(ChangeImpact::address)
                        .thenComparing(ChangeImpact::deposed))
                .toList();
    }
}

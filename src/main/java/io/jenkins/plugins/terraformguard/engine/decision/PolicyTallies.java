package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.Tallies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a decision says of each policy: what it answered, and the reasons behind it where it found something. */
final class PolicyTallies {
    static final int MAX_RATIONALE = 8_000;
    static final int MAX_REFERENCE_NAME = 100;
    static final int MAX_REFERENCE = 500;

    private PolicyTallies() {}

    static List<Decision.PolicyTally> of(List<PolicyPack> packs, Tallies tallies) {
        List<Decision.PolicyTally> result = new ArrayList<>();
        for (PolicyPack pack : packs) {
            for (Policy policy : pack.policies()) {
                result.add(of(policy, pack, tallies));
            }
        }
        return result;
    }

    private static Decision.PolicyTally of(Policy policy, PolicyPack pack, Tallies tallies) {
        int violations = tallies.count(policy, Outcome.VIOLATION);
        int undecided = tallies.count(policy, Outcome.UNDECIDED);
        int errors = tallies.count(policy, Outcome.ERROR);
        boolean found = violations > 0 || undecided > 0 || errors > 0;
        return new Decision.PolicyTally(
                policy.id(),
                policy.title(),
                pack.name(),
                policy.severity().id(),
                policy.level().id(),
                tallies.asked(policy),
                tallies.count(policy, Outcome.PASS),
                violations,
                undecided,
                errors,
                found ? ValueText.cut(policy.rationale(), MAX_RATIONALE) : "",
                found ? references(policy.references()) : Map.of());
    }

    /** The first of them by name; names are made fit for keys of JSON, of which no two may become the same. */
    private static Map<String, String> references(Map<String, String> all) {
        Map<String, String> references = new TreeMap<>();
        for (Map.Entry<String, String> reference : new TreeMap<>(all).entrySet()) {
            if (references.size() < DecisionLimits.REFERENCES) {
                String name = CanonicalJson.wellFormed(ValueText.cut(reference.getKey(), MAX_REFERENCE_NAME));
                references.putIfAbsent(name, ValueText.cut(reference.getValue(), MAX_REFERENCE));
            }
        }
        return references;
    }
}

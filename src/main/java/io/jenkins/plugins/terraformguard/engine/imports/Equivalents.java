package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which policies ask the same as a rule of another scanner, by their {@code references}. Those of the project are not
 * believed: whoever opens a pull request could have findings counted with one that is waived.
 */
final class Equivalents {
    /** Checks of tfsec became those of trivy, which other tools of its maker use as well. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "trivy", List.of("trivy", "tfsec", "avd"),
            "tfsec", List.of("tfsec", "trivy", "avd"));

    private final Map<String, Set<String>> policies = new HashMap<>();

    Equivalents(List<PolicyPack> packs) {
        for (PolicyPack pack : packs) {
            if (!pack.layer().equals(PolicyPack.PROJECT)) {
                pack.policies().forEach(this::add);
            }
        }
    }

    private void add(Policy policy) {
        policy.references().forEach((tool, ids) -> {
            for (String id : ids.split(",", -1)) {
                if (!id.isBlank()) {
                    policies.computeIfAbsent(key(tool, id), key -> new TreeSet<>())
                            .add(policy.id());
                }
            }
        });
    }

    /** Ids of policies, in their order. */
    Set<String> of(String tool, String rule) {
        Set<String> found = new TreeSet<>();
        for (String name : NAMES.getOrDefault(tool, List.of(tool))) {
            found.addAll(policies.getOrDefault(key(name, rule), Set.of()));
        }
        return found;
    }

    /** Trivy writes {@code AVD-AWS-0089}, and in later versions {@code AWS-0089}. */
    private static String key(String tool, String id) {
        String upper = id.strip().toUpperCase(Locale.ROOT);
        return tool.toLowerCase(Locale.ROOT) + "\n" + (upper.startsWith("AVD-") ? upper.substring(4) : upper);
    }
}

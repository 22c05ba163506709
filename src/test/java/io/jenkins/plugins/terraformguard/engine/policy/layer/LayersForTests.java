package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.PackLoader;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Layers over a bundled pack that has a policy of each level and a parameter of each kind. */
final class LayersForTests {
    private static final PolicyPack BASE = base();

    private LayersForTests() {}

    private static PolicyPack base() {
        String yaml = pack(
                "base",
                "params:",
                "  closed: {type: int, default: 1}",
                "  opened: {type: string, default: a, open: true}");
        try {
            return new PackLoader().load(yaml, "base.yaml", PolicyPack.BUNDLED);
        } catch (PolicyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A pack with the policies {@code NAME-SHADOW}, {@code NAME-ADVISORY}, {@code NAME-SOFT} and {@code NAME-HARD}. */
    static String pack(String name, String... lines) {
        StringBuilder yaml = new StringBuilder("pack: " + name + "\nversion: 1\n");
        for (String line : lines) {
            yaml.append(line).append('\n');
        }
        yaml.append("policies:\n");
        for (String level : List.of("shadow", "advisory", "soft-mandatory", "hard-mandatory")) {
            yaml.append("  - { id: ").append(id(name, level)).append(", title: T, severity: low, enforcement: ");
            yaml.append(level).append(", resources: [t], assert: 'true' }\n");
        }
        return yaml.toString();
    }

    private static String id(String pack, String level) {
        return pack.toUpperCase(java.util.Locale.ROOT) + "-"
                + level.replace("-mandatory", "").toUpperCase(java.util.Locale.ROOT);
    }

    static PolicyFile file(String name, String text) {
        return new PolicyFile(name, text);
    }

    static PolicyFile settings(String layer, String... lines) {
        return file(layer + "/settings.yaml", String.join("\n", lines) + "\n");
    }

    /** The layers from the organisation to the project; those between them are folders. */
    @SafeVarargs
    static EffectivePolicies resolve(List<PolicyFile>... layers) throws PolicyException {
        List<List<PolicyFile>> all = new ArrayList<>();
        for (List<PolicyFile> layer : layers) {
            all.add(layer);
        }
        List<PolicyFile> project = all.size() > 1 ? all.remove(all.size() - 1) : List.of();
        List<PolicyFile> organisation = all.remove(0);
        return PolicyLayers.resolve(List.of(BASE), new PolicyInput(organisation, all, project));
    }

    /** Every policy that is on, with its level, but for the one about layers. */
    static Map<String, String> levels(EffectivePolicies policies) {
        Map<String, String> levels = new TreeMap<>();
        for (PolicyPack pack : policies.policies().packs()) {
            for (Policy policy : pack.policies()) {
                levels.put(policy.id(), policy.level().id());
            }
        }
        levels.remove("TG-LAYER-001");
        return levels;
    }

    static String param(EffectivePolicies policies, String pack, String name) {
        return policies.policies().packs().stream()
                .filter(candidate -> candidate.name().equals(pack))
                .map(candidate -> String.valueOf(candidate.params().get(name)))
                .findFirst()
                .orElseThrow();
    }

    static List<String> messages(EffectivePolicies policies) {
        return policies.weakenings().stream().map(Finding::message).toList();
    }
}

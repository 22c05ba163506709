package io.jenkins.plugins.terraformguard.engine.author.source;

import io.jenkins.plugins.terraformguard.engine.policy.PackLoader;
import io.jenkins.plugins.terraformguard.engine.policy.PackSource;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.YamlDocument;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A pack together with the text that it was read from, so that one can say where in it something stands.
 *
 * @param name name of the file for messages
 */
public record PackFile(String name, PolicyPack pack, YamlNode root, List<YamlNode> policies) {
    public PackFile {
        policies = List.copyOf(policies);
    }

    /**
     * Reads one pack.
     *
     * @param layer {@link PolicyPack#BUNDLED} or {@link PolicyPack#PROJECT}
     * @throws PolicyException if anything in it is wrong
     */
    public static PackFile read(PackLoader loader, PackSource source, String layer) throws PolicyException {
        PolicyPack pack = loader.load(source, layer);
        String name = source.pack().name();
        YamlNode root = YamlDocument.parse(source.pack().text(), name);
        return new PackFile(name, pack, root, root.members().get("policies").elements());
    }

    /** The policies with their places in the file. */
    public List<Placed> placed() {
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < policies.size(); i++) {
            placed.add(new Placed(pack.policies().get(i), policies.get(i)));
        }
        return placed;
    }

    /** A policy and the part of the file that it was read from. */
    public record Placed(Policy policy, YamlNode node) {
        /** The value of a key, or the policy itself where it has no such key. */
        public YamlNode at(String key) {
            try {
                return node.members().getOrDefault(key, node);
            } catch (PolicyException e) {
                return node;
            }
        }
    }
}

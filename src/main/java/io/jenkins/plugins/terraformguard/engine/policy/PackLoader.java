package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads policy packs and compiles their policies. */
public final class PackLoader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+_-]{0,63}");
    private static final Set<String> KEYS = Set.of("pack", "version", "description", "params", "policies");

    private final PolicyBinder binder = new PolicyBinder();

    /**
     * Reads one pack.
     *
     * @param file name for messages
     * @param layer one of the layers of {@link PolicyPack}
     * @throws PolicyException if anything in it is wrong; there is no half-loaded pack
     */
    public PolicyPack load(String yaml, String file, String layer) throws PolicyException {
        try {
            return bind(yaml, file, layer);
        } catch (StackOverflowError e) {
            throw new PolicyException(
                    "The policy file is nested too deeply", file, 0, 0, "Policies need a few levels, not thousands");
        }
    }

    private PolicyPack bind(String yaml, String file, String layer) throws PolicyException {
        YamlNode root = YamlDocument.parse(yaml, file);
        Map<String, YamlNode> members = root.members(KEYS);
        YamlNode name = required(root, members, "pack");
        if (!NAME.matcher(name.text()).matches()) {
            throw name.error(
                    "The pack name '" + name.text() + "' is not usable",
                    "Use lower-case letters, digits, '.', '_' and '-', at most 64");
        }
        YamlNode version = required(root, members, "version");
        if (!VERSION.matcher(version.text()).matches()) {
            throw version.error(
                    "The pack version is not usable", "Write a version such as 1.2.0, at most 64 characters");
        }
        Value params = members.containsKey("params") ? members.get("params").value() : MapValue.EMPTY;
        if (!(params instanceof MapValue parameters)) {
            throw members.get("params").error("'params' must be a mapping", "Write 'name: value' lines");
        }
        List<Policy> policies = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlNode node : required(root, members, "policies").elements()) {
            Policy policy = binder.bind(node, parameters);
            if (!ids.add(policy.id())) {
                throw node.error("The policy id '" + policy.id() + "' is used twice", "Give each policy its own id");
            }
            policies.add(policy);
        }
        return new PolicyPack(name.text(), version.text(), PackDigest.of(root.value()), layer, parameters, policies);
    }

    static YamlNode required(YamlNode parent, Map<String, YamlNode> members, String key) throws PolicyException {
        YamlNode node = members.get(key);
        if (node == null) {
            throw parent.error("The key '" + key + "' is missing", "Add '" + key + ":'");
        }
        return node;
    }
}

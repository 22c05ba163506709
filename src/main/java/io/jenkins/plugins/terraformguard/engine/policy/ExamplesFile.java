package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.policy.expr.Suggestion;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Examples that stand in a file of their own, {@code NAME.examples.yaml} beside {@code NAME.yaml}. Only the tools for authors
 * read it: no answer depends on it, and it is no part of the pack's digest.
 */
final class ExamplesFile {
    static final Set<String> KEYS = Set.of("pack", "examples", "mutation");

    private static final ExamplesFile NONE = new ExamplesFile(Map.of(), null);

    private final Map<String, Map<String, YamlNode>> byKey;
    private final YamlNode pack;
    private final Set<String> used = new HashSet<>();

    private ExamplesFile(Map<String, Map<String, YamlNode>> byKey, YamlNode pack) {
        this.byKey = byKey;
        this.pack = pack;
    }

    /**
     * Reads the file.
     *
     * @param file null if there is none
     */
    static ExamplesFile read(PolicyFile file) throws PolicyException {
        if (file == null) {
            return NONE;
        }
        YamlNode root = YamlDocument.parse(file.text(), file.name());
        Map<String, YamlNode> members = root.members(KEYS);
        Map<String, Map<String, YamlNode>> byKey = new LinkedHashMap<>();
        for (String key : new String[] {"examples", "mutation"}) {
            if (members.containsKey(key)) {
                byKey.put(key, members.get(key).members());
            }
        }
        return new ExamplesFile(byKey, root.required(members, "pack"));
    }

    /**
     * The members of a policy with what this file adds to them.
     *
     * @throws PolicyException if both have examples
     */
    Map<String, YamlNode> addTo(String policy, Map<String, YamlNode> members) throws PolicyException {
        Map<String, YamlNode> all = new LinkedHashMap<>(members);
        for (Map.Entry<String, Map<String, YamlNode>> part : byKey.entrySet()) {
            YamlNode added = part.getValue().get(policy);
            if (added != null && all.putIfAbsent(part.getKey(), added) != null) {
                throw added.error(
                        "The policy " + policy + " has '" + part.getKey() + "' of its own",
                        "Keep them in one of the two files");
            }
        }
        used.add(policy);
        return all;
    }

    /** @throws PolicyException if the file is about another pack, or about a policy that was not asked for */
    void checkUsed(String packName) throws PolicyException {
        if (pack != null && !pack.text().equals(packName)) {
            throw pack.error(
                    "These are the examples of the pack '" + pack.text() + "', and the pack beside it is '" + packName
                            + "'",
                    "Correct the name");
        }
        for (Map<String, YamlNode> part : byKey.values()) {
            for (Map.Entry<String, YamlNode> entry : part.entrySet()) {
                if (!used.contains(entry.getKey())) {
                    throw entry.getValue()
                            .error(
                                    Suggestion.append(
                                            "There is no policy '" + entry.getKey() + "' in the pack",
                                            entry.getKey(),
                                            used),
                                    "Correct the id, or remove its examples");
                }
            }
        }
    }
}

package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads policy packs and compiles their policies. */
public final class PackLoader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+_-]{0,63}");
    static final Set<String> KEYS = Set.of("pack", "part", "version", "description", "params", "policies");

    private final boolean proven;

    public PackLoader() {
        this(false);
    }

    private PackLoader(boolean proven) {
        this.proven = proven;
    }

    /**
     * A loader for packs that the tests of this engine have read in full: it leaves out the check of types, which takes a
     * quarter of the time and could only say again that all is well.
     */
    public static PackLoader ofProvenPacks() {
        return new PackLoader(true);
    }

    /**
     * Reads one pack.
     *
     * @param file name for messages
     * @param layer one of the layers of {@link PolicyPack}
     * @throws PolicyException if anything in it is wrong; there is no half-loaded pack
     */
    public PolicyPack load(String yaml, String file, String layer) throws PolicyException {
        return load(PackSource.of(new PolicyFile(file, yaml)), layer);
    }

    /**
     * Reads one pack with its examples.
     *
     * @param layer one of the layers of {@link PolicyPack}
     * @throws PolicyException if anything in it is wrong; there is no half-loaded pack
     */
    public PolicyPack load(PackSource source, String layer) throws PolicyException {
        Problems problems = new Problems();
        PolicyPack pack = problems.read(null, () -> bind(source, layer, problems));
        problems.throwFirst();
        return pack;
    }

    /** All that is wrong with a pack, in the order in which it was found; nothing for one that can be loaded. */
    public List<PolicyException> problems(PackSource source) {
        Problems problems = new Problems();
        problems.read(null, () -> bind(source, PolicyPack.PROJECT, problems));
        return problems.found();
    }

    private PolicyPack bind(PackSource source, String layer, Problems problems) throws PolicyException {
        PolicyFile file = source.pack();
        try {
            YamlNode root = YamlDocument.parse(file.text(), file.name());
            return bind(root, ExamplesFile.read(source.examples()), layer, problems);
        } catch (StackOverflowError e) {
            throw YamlDocument.tooDeep(file.name());
        }
    }

    private PolicyPack bind(YamlNode root, ExamplesFile examples, String layer, Problems problems)
            throws PolicyException {
        Map<String, YamlNode> all = root.members();
        Map<String, YamlNode> members = problems.read(all, () -> root.members(KEYS));
        String name = problems.read("", () -> name(root.required(members, "pack")));
        String version = problems.read("", () -> version(root.required(members, "version")));
        Map<String, Parameter> parameters = problems.read(Map.of(), () -> ParameterBinder.bind(members.get("params")));
        PolicyBinder binder = new PolicyBinder(parameters, examples, proven);
        List<Policy> policies = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlNode node : root.required(members, "policies").elements()) {
            Policy policy = problems.read(null, () -> binder.bind(node, problems));
            if (policy != null && !policy.id().isEmpty() && !ids.add(policy.id())) {
                problems.add(
                        node.error("The policy id '" + policy.id() + "' is used twice", "Give each policy its own id"));
            }
            if (policy != null) {
                policies.add(policy);
            }
        }
        problems.read(null, () -> {
            examples.checkUsed(name);
            return null;
        });
        String digest = problems.read("", () -> PackDigest.of(root.value()));
        Place place = members.containsKey("pack") ? members.get("pack").place() : root.place();
        String part = problems.read("", () -> part(members.get("part")));
        return new PolicyPack(name, version, part, digest, layer, place, parameters, defaults(parameters), policies);
    }

    private static String name(YamlNode name) throws PolicyException {
        if (!NAME.matcher(name.text()).matches()) {
            throw name.error(
                    "The pack name '" + name.text() + "' is not usable",
                    "Use lower-case letters, digits, '.', '_' and '-', at most 64");
        }
        return name.text();
    }

    private static String part(YamlNode part) throws PolicyException {
        if (part == null) {
            return "";
        }
        if (!NAME.matcher(part.text()).matches()) {
            throw part.error(
                    "The name '" + part.text() + "' of the part is not usable",
                    "Use lower-case letters, digits, '.', '_' and '-', at most 64");
        }
        return part.text();
    }

    private static String version(YamlNode version) throws PolicyException {
        if (!VERSION.matcher(version.text()).matches()) {
            throw version.error(
                    "The pack version is not usable", "Write a version such as 1.2.0, at most 64 characters");
        }
        return version.text();
    }

    private static MapValue defaults(Map<String, Parameter> parameters) {
        Map<String, Value> values = new TreeMap<>();
        parameters.values().stream()
                .filter(parameter -> !parameter.isRequired())
                .forEach(parameter -> values.put(parameter.name(), parameter.defaultValue()));
        return MapValue.copyOf(values);
    }
}

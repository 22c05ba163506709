package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.policy.expr.ParamType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the parameters of a pack: {@code name: value}, or a declaration with a type. */
final class ParameterBinder {
    static final Set<String> KEYS = Set.of("type", "default", "description", "open", "grows", "one_of");

    /** More than anybody writes; it bounds what a decision records. */
    private static final int MAX = 1000;

    private static final int MAX_NAME = 128;

    private ParameterBinder() {}

    static Map<String, Parameter> bind(YamlNode node) throws PolicyException {
        Map<String, Parameter> parameters = new TreeMap<>();
        if (node == null) {
            return parameters;
        }
        if (!node.isMapping()) {
            throw node.error("'params' must be a mapping", "Write 'name: value' lines");
        }
        Map<String, YamlNode> members = node.members();
        if (members.size() > MAX) {
            throw node.error("The pack has more than " + MAX + " parameters", "Put them into lists or maps");
        }
        for (Map.Entry<String, YamlNode> member : members.entrySet()) {
            String name = member.getKey();
            YamlNode value = member.getValue();
            Place place = node.placeOf(name);
            if (name.isEmpty() || name.length() > MAX_NAME) {
                throw place.error(
                        "The name of a parameter has 1 to " + MAX_NAME + " characters", "Give it another name");
            }
            parameters.put(
                    name,
                    isDeclaration(value)
                            ? declared(name, value, place)
                            : new Parameter(
                                    name, false, ParamType.ANY, value.value(), "", false, false, List.of(), place));
        }
        return parameters;
    }

    /** A mapping that has a type, or nothing but the keys of a declaration; any other mapping is a value. */
    private static boolean isDeclaration(YamlNode node) throws PolicyException {
        if (!node.isMapping()) {
            return false;
        }
        Set<String> keys = node.members().keySet();
        return keys.contains("type") || !keys.isEmpty() && KEYS.containsAll(keys);
    }

    private static Parameter declared(String name, YamlNode node, Place place) throws PolicyException {
        Map<String, YamlNode> members = node.members(KEYS);
        ParamType type = node.required(members, "type").word(ParamType::byId, "parameter type", ParamType.ids());
        boolean grows = members.containsKey("grows") && members.get("grows").flag();
        if (grows && !type.isList()) {
            throw members.get("grows")
                    .error("The parameter '" + name + "' is no list, and can't grow", "Remove 'grows'");
        }
        List<String> oneOf =
                members.containsKey("one_of") ? members.get("one_of").texts() : List.of();
        Parameter declared = new Parameter(
                name,
                true,
                type,
                null,
                members.containsKey("description")
                        ? members.get("description").text().strip()
                        : "",
                members.containsKey("open") && members.get("open").flag(),
                grows,
                oneOf,
                place);
        return members.containsKey("default")
                ? declared.withDefault(members.get("default").defaultFor(declared))
                : declared;
    }
}

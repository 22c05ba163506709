package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ParamType;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the parameters of a pack: {@code name: value}, or a declaration with a type. */
final class ParameterBinder {
    static final Set<String> KEYS = Set.of("type", "default", "description", "open");

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
                            : new Parameter(name, false, ParamType.ANY, value.value(), "", false, place));
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
        Value defaultValue = null;
        if (members.containsKey("default")) {
            defaultValue = members.get("default").value();
            if (!type.accepts(defaultValue)) {
                throw members.get("default")
                        .error(
                                "The default of the parameter '" + name + "' is no " + type.id(),
                                "Write a " + type.id() + ", or change the type");
            }
        }
        return new Parameter(
                name,
                true,
                type,
                defaultValue,
                members.containsKey("description")
                        ? members.get("description").text().strip()
                        : "",
                members.containsKey("open") && members.get("open").flag(),
                place);
    }
}

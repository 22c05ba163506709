package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.policy.expr.Expression;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionCompiler;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionException;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ParamType;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Turns the YAML of one policy into a compiled policy. */
final class PolicyBinder {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final Pattern TYPE = Pattern.compile("[a-z0-9_*]+");
    private static final List<String> DEFAULT_ACTIONS = List.of("create", "update", "replace");
    static final Set<String> ACTIONS = Set.of(
            "create",
            "update",
            "replace",
            "delete",
            "forget",
            "create-and-forget",
            "read",
            "open",
            "no-op",
            "import",
            "other");
    static final Set<String> KEYS = Set.of(
            "id",
            "title",
            "rationale",
            "severity",
            "enforcement",
            "scope",
            "resources",
            "actions",
            "when",
            "assert",
            "message",
            "remediation",
            "references",
            "examples");

    private final ExpressionCompiler compiler;
    private final ExampleBinder examples;

    /** @param parameters those of the pack, by name */
    PolicyBinder(Map<String, Parameter> parameters) {
        compiler = new ExpressionCompiler(types(parameters));
        examples = new ExampleBinder(parameters);
    }

    /** The types that an expression is checked against; of an untyped parameter only the name is. */
    private static Map<String, ParamType> types(Map<String, Parameter> parameters) {
        Map<String, ParamType> types = new TreeMap<>();
        parameters.forEach((name, parameter) -> types.put(name, parameter.type()));
        return types;
    }

    Policy bind(YamlNode node) throws PolicyException {
        Map<String, YamlNode> members = node.members(KEYS);
        YamlNode id = PackLoader.required(node, members, "id");
        if (!ID.matcher(id.text()).matches()) {
            throw id.error("The policy id is not usable", "Use letters, digits, '.', '_' and '-', at most 128");
        }
        boolean planScope = scope(members.get("scope"));
        if (planScope && (members.containsKey("resources") || members.containsKey("actions"))) {
            throw node.error(
                    "A policy with 'scope: plan' has neither 'resources' nor 'actions'", "Remove them, or the scope");
        }
        List<String> resources = planScope ? List.of() : resources(PackLoader.required(node, members, "resources"));
        String title = PackLoader.required(node, members, "title").text();
        return new Policy(
                id.text(),
                title,
                text(members, "rationale"),
                severity(PackLoader.required(node, members, "severity")),
                level(PackLoader.required(node, members, "enforcement")),
                planScope,
                resources,
                actions(members.get("actions")),
                members.containsKey("when") ? condition(members.get("when"), "when") : null,
                condition(PackLoader.required(node, members, "assert"), "assert"),
                message(members.get("message"), title),
                text(members, "remediation"),
                references(members.get("references")),
                examples.bind(members.get("examples"), resources),
                id.place());
    }

    private static boolean scope(YamlNode node) throws PolicyException {
        if (node == null || node.text().equals("resource")) {
            return false;
        }
        if (node.text().equals("plan")) {
            return true;
        }
        throw node.error("The scope '" + node.text() + "' does not exist", "Use 'resource' or 'plan'");
    }

    private static List<String> resources(YamlNode node) throws PolicyException {
        for (YamlNode element : node.elements()) {
            if (!TYPE.matcher(element.text()).matches()) {
                throw element.error(
                        "'" + element.text() + "' is no resource type",
                        "Write a type such as aws_s3_bucket; '*' stands for any text");
            }
        }
        if (node.elements().isEmpty()) {
            throw node.error("'resources' is empty: the policy would never apply", "Name at least one type");
        }
        return node.texts();
    }

    private static List<String> actions(YamlNode node) throws PolicyException {
        if (node == null) {
            return DEFAULT_ACTIONS;
        }
        if (node.elements().isEmpty()) {
            throw node.error("'actions' is empty: the policy would never apply", "Name at least one action");
        }
        for (YamlNode element : node.elements()) {
            if (!ACTIONS.contains(element.text())) {
                throw element.error(
                        Suggestion.append("Unknown action '" + element.text() + "'", element.text(), ACTIONS),
                        "Correct the action");
            }
        }
        return node.texts();
    }

    private static Severity severity(YamlNode node) throws PolicyException {
        return node.word(
                Severity::byId,
                "severity",
                Arrays.stream(Severity.values()).map(Severity::id).toList());
    }

    private static EnforcementLevel level(YamlNode node) throws PolicyException {
        return node.word(EnforcementLevel::byId, "enforcement level", EnforcementLevel.ids());
    }

    private Expression condition(YamlNode node, String what) throws PolicyException {
        try {
            return compiler.condition(node.text());
        } catch (ExpressionException e) {
            throw node.error(e, "The expression of '" + what + "' does not compile");
        }
    }

    private MessageTemplate message(YamlNode node, String title) throws PolicyException {
        try {
            return MessageTemplate.parse(node == null ? title.replace("${", "$ {") : node.text(), compiler);
        } catch (ExpressionException e) {
            throw node.error(e, "An expression in 'message' does not compile");
        }
    }

    private static String text(Map<String, YamlNode> members, String key) throws PolicyException {
        return members.containsKey(key) ? members.get(key).text().strip() : "";
    }

    private static Map<String, String> references(YamlNode node) throws PolicyException {
        Map<String, String> references = new TreeMap<>();
        if (node != null) {
            for (Map.Entry<String, YamlNode> member : node.members().entrySet()) {
                references.put(member.getKey(), member.getValue().text());
            }
        }
        return references;
    }
}

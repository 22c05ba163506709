package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.policy.expr.Expression;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionCompiler;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionException;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ParamType;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Relation;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Suggestion;
import io.jenkins.plugins.terraformguard.engine.policy.expr.TypeGlob;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Turns the YAML of one policy into a compiled policy. */
final class PolicyBinder {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
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
            "needs",
            "waived_by",
            "when",
            "assert",
            "message",
            "remediation",
            "references",
            "examples",
            "mutation",
            "lint",
            "fix");

    private final Map<String, ParamType> params;
    private final ExampleBinder examples;
    private final ExamplesFile examplesFile;
    private final boolean proven;
    private ExpressionCompiler ofResources;
    private ExpressionCompiler ofPlans;

    /**
     * @param parameters those of the pack, by name
     * @param examplesFile examples that do not stand in the pack
     * @param proven whether the types in the expressions are known to be right
     */
    PolicyBinder(Map<String, Parameter> parameters, ExamplesFile examplesFile, boolean proven) {
        this.proven = proven;
        this.examplesFile = examplesFile;
        params = types(parameters);
        examples = new ExampleBinder(parameters);
    }

    /** The types that an expression is checked against; of an untyped parameter only the name is. */
    private static Map<String, ParamType> types(Map<String, Parameter> parameters) {
        Map<String, ParamType> types = new TreeMap<>();
        parameters.forEach((name, parameter) -> types.put(name, parameter.type()));
        return types;
    }

    /** What is wrong goes to the problems; the policy is of use only if there are none. */
    Policy bind(YamlNode node, Problems problems) throws PolicyException {
        Map<String, YamlNode> all = node.members();
        Map<String, YamlNode> own = problems.read(all, () -> node.members(KEYS));
        String id = problems.read("", () -> id(node.required(own, "id")));
        Map<String, YamlNode> members = problems.read(own, () -> examplesFile.addTo(id, own));
        boolean planScope = problems.read(false, () -> scope(members.get("scope")));
        if (planScope && (members.containsKey("resources") || members.containsKey("actions"))) {
            problems.add(node.error(
                    "A policy with 'scope: plan' has neither 'resources' nor 'actions'", "Remove them, or the scope"));
        }
        List<String> resources =
                planScope ? List.of() : problems.read(List.of(), () -> resources(node.required(members, "resources")));
        String title = problems.read("", () -> node.required(members, "title").text());
        ExpressionCompiler compiler = compiler(planScope);
        Policy policy = new Policy(
                id,
                title,
                problems.read("", () -> text(members, "rationale")),
                problems.read(Severity.INFO, () -> severity(node.required(members, "severity"))),
                problems.read(EnforcementLevel.SHADOW, () -> level(node.required(members, "enforcement"))),
                planScope,
                resources,
                problems.read(DEFAULT_ACTIONS, () -> actions(members.get("actions"))),
                problems.read(List.of(), () -> needs(members.get("needs"))),
                problems.read(Waiver.PROJECT, () -> waivedBy(members.get("waived_by"))),
                problems.read(null, () -> when(compiler, members.get("when"))),
                problems.read(null, () -> condition(compiler, node.required(members, "assert"), "assert")),
                problems.read(null, () -> message(compiler, members.get("message"), title)),
                problems.read("", () -> text(members, "remediation")),
                problems.read(Map.of(), () -> references(members.get("references"))),
                problems.read(List.of(), () -> examples.bind(members.get("examples"), resources)),
                problems.read(AuthorNotes.NONE, () -> AuthorNotesBinder.bind(members)),
                members.containsKey("id") ? members.get("id").place() : node.place());
        if (planScope && members.containsKey("fix")) {
            problems.add(members.get("fix")
                    .error("A policy with 'scope: plan' has no resource that could be changed", "Remove 'fix'"));
        }
        if (planScope && problems.found().isEmpty() && asksForLinks(policy)) {
            problems.add(node.error(
                    "With 'scope: plan' there is no resource that could refer to others, or be referred to",
                    "Use resources(...), or remove the scope and name the types under 'resources'"));
        }
        return policy;
    }

    private static boolean asksForLinks(Policy policy) {
        return policy.relations().stream().anyMatch(call -> call.relation() != Relation.RESOURCES);
    }

    private static String id(YamlNode id) throws PolicyException {
        if (!ID.matcher(id.text()).matches()) {
            throw id.error("The policy id is not usable", "Use letters, digits, '.', '_' and '-', at most 128");
        }
        return id.text();
    }

    private ExpressionCompiler compiler(boolean planScope) {
        if (planScope) {
            ofPlans = ofPlans == null ? new ExpressionCompiler(params, true, proven) : ofPlans;
            return ofPlans;
        }
        ofResources = ofResources == null ? new ExpressionCompiler(params, false, proven) : ofResources;
        return ofResources;
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
            if (!TypeGlob.isValid(element.text())) {
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

    private List<String> needs(YamlNode node) throws PolicyException {
        if (node == null) {
            return List.of();
        }
        for (YamlNode element : node.elements()) {
            if (!params.containsKey(element.text())) {
                throw element.error(
                        Suggestion.append(
                                "The pack has no parameter '" + element.text() + "'", element.text(), params.keySet()),
                        "Name a parameter that the pack declares");
            }
        }
        return node.texts();
    }

    private static String waivedBy(YamlNode node) throws PolicyException {
        return node == null
                ? Waiver.PROJECT
                : node.word(word -> Waiver.LAYERS.contains(word) ? word : null, "layer", Waiver.LAYERS);
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

    private static Expression when(ExpressionCompiler compiler, YamlNode node) throws PolicyException {
        return node == null ? null : condition(compiler, node, "when");
    }

    private static Expression condition(ExpressionCompiler compiler, YamlNode node, String what)
            throws PolicyException {
        try {
            return compiler.condition(node.text());
        } catch (ExpressionException e) {
            throw node.error(e, "The expression of '" + what + "' does not compile");
        }
    }

    private static MessageTemplate message(ExpressionCompiler compiler, YamlNode node, String title)
            throws PolicyException {
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

package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.policy.expr.Expression;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionCompiler;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionException;
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
    private static final Set<String> ACTIONS = Set.of(
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
    private static final Set<String> KEYS = Set.of(
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
            "examples",
            "mutation",
            "lint");

    private final ExpressionCompiler ofResources = new ExpressionCompiler(false);
    private ExpressionCompiler ofPlans;
    private final ExampleBinder examples = new ExampleBinder();

    /** What is wrong goes to the problems; the policy is of use only if there are none. */
    Policy bind(YamlNode node, Problems problems) throws PolicyException {
        Map<String, YamlNode> all = node.members();
        Map<String, YamlNode> members = problems.read(all, () -> node.members(KEYS));
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
                problems.read("", () -> id(node.required(members, "id"))),
                title,
                problems.read("", () -> text(members, "rationale")),
                problems.read(Severity.INFO, () -> severity(node.required(members, "severity"))),
                problems.read(EnforcementLevel.SHADOW, () -> level(node.required(members, "enforcement"))),
                planScope,
                resources,
                problems.read(DEFAULT_ACTIONS, () -> actions(members.get("actions"))),
                problems.read(null, () -> when(compiler, members.get("when"))),
                problems.read(null, () -> condition(compiler, node.required(members, "assert"), "assert")),
                problems.read(null, () -> message(compiler, members.get("message"), title)),
                problems.read("", () -> text(members, "remediation")),
                problems.read(Map.of(), () -> references(members.get("references"))),
                problems.read(List.of(), () -> examples.bind(members.get("examples"), resources)),
                problems.read(AuthorNotes.NONE, () -> AuthorNotesBinder.bind(members)));
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

    /** Few packs need it, and making it takes a while. */
    private ExpressionCompiler compiler(boolean planScope) {
        if (planScope && ofPlans == null) {
            ofPlans = new ExpressionCompiler(true);
        }
        return planScope ? ofPlans : ofResources;
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

    private static Severity severity(YamlNode node) throws PolicyException {
        Severity severity = Severity.byId(node.text());
        if (severity == null) {
            throw unknown(
                    node,
                    "severity",
                    Arrays.stream(Severity.values()).map(Severity::id).toList());
        }
        return severity;
    }

    private static EnforcementLevel level(YamlNode node) throws PolicyException {
        EnforcementLevel level = EnforcementLevel.byId(node.text());
        if (level == null) {
            throw unknown(
                    node,
                    "enforcement level",
                    Arrays.stream(EnforcementLevel.values())
                            .map(EnforcementLevel::id)
                            .toList());
        }
        return level;
    }

    private static PolicyException unknown(YamlNode node, String what, List<String> known) throws PolicyException {
        return node.error(
                Suggestion.append("Unknown " + what + " '" + node.text() + "'", node.text(), known),
                "Use one of: " + String.join(", ", known));
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

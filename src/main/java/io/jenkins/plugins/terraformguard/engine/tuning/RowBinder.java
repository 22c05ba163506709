package io.jenkins.plugins.terraformguard.engine.tuning;

import io.jenkins.plugins.terraformguard.engine.impact.ChangeWords;
import io.jenkins.plugins.terraformguard.engine.impact.ChangedPath;
import io.jenkins.plugins.terraformguard.engine.impact.Condition;
import io.jenkins.plugins.terraformguard.engine.impact.Protection;
import io.jenkins.plugins.terraformguard.engine.impact.Reversibility;
import io.jenkins.plugins.terraformguard.engine.impact.ReversibilityRow;
import io.jenkins.plugins.terraformguard.engine.impact.RowSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionCompiler;
import io.jenkins.plugins.terraformguard.engine.policy.expr.TypeGlob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the rows of a table of what can be undone. */
final class RowBinder {
    static final Set<String> ROW_KEYS =
            Set.of("id", "types", "actions", "attributes", "when", "class", "certain", "reason", "restore", "examples");
    static final Set<String> PROTECTION_KEYS = Set.of("id", "types", "when", "reason");

    /** More than anybody writes; it bounds what an evaluation costs. */
    static final int MAX_ROWS = 1000;

    static final int MAX_NAMES = 200;
    static final int MAX_TEXT = 500;

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final List<String> DESTRUCTION = List.of("delete", "replace");
    private static final List<String> CHANGE = List.of("update");
    private static final List<String> CLASSES =
            Arrays.stream(Reversibility.values()).map(Reversibility::id).toList();

    private final ExpressionCompiler compiler;
    private final boolean proven;

    /** @param proven whether the tests of this engine have read the file: nothing is compiled before it is needed */
    RowBinder(boolean proven) {
        this.proven = proven;
        compiler = new ExpressionCompiler(Map.of(), false, proven);
    }

    /**
     * Reads all rows.
     *
     * @param rows null where there are none
     * @param protections null where there are none
     */
    RowSource.Rows bind(YamlNode rows, YamlNode protections) throws PolicyException {
        List<ReversibilityRow> bound = new ArrayList<>();
        for (YamlNode node : rows == null ? List.<YamlNode>of() : bounded(rows, MAX_ROWS, "rows")) {
            bound.add(row(node));
        }
        List<Protection> guards = new ArrayList<>();
        for (YamlNode node : protections == null ? List.<YamlNode>of() : bounded(protections, MAX_ROWS, "rows")) {
            guards.add(protection(node));
        }
        return new RowSource.Rows(bound, guards);
    }

    private ReversibilityRow row(YamlNode node) throws PolicyException {
        Map<String, YamlNode> members = node.members(ROW_KEYS);
        String id = id(node.required(members, "id"));
        List<String> types = types(node.required(members, "types"));
        List<ChangedPath> attributes = attributes(members.get("attributes"));
        List<String> actions = members.containsKey("actions")
                ? actions(members.get("actions"))
                : attributes.isEmpty() ? DESTRUCTION : CHANGE;
        return new ReversibilityRow(
                id,
                types,
                TypeNames.any(types),
                actions,
                attributes,
                members.containsKey("when")
                        ? ChangeCondition.of(members.get("when"), compiler, proven)
                        : Condition.ALWAYS,
                node.required(members, "class").word(Reversibility::byId, "class", CLASSES),
                !members.containsKey("certain") || members.get("certain").flag(),
                sentence(node.required(members, "reason")),
                sentence(node.required(members, "restore")));
    }

    private Protection protection(YamlNode node) throws PolicyException {
        Map<String, YamlNode> members = node.members(PROTECTION_KEYS);
        List<String> types = types(node.required(members, "types"));
        return new Protection(
                id(node.required(members, "id")),
                types,
                TypeNames.any(types),
                ChangeCondition.of(node.required(members, "when"), compiler, proven),
                sentence(node.required(members, "reason")));
    }

    private static String id(YamlNode id) throws PolicyException {
        if (!ID.matcher(id.text()).matches()) {
            throw id.error(
                    "The id of the row is not usable", "Use lower-case letters, digits, '.', '_' and '-', at most 64");
        }
        return id.text();
    }

    /** Names of resource types. */
    static List<String> types(YamlNode node) throws PolicyException {
        List<String> types = new ArrayList<>();
        for (YamlNode element : bounded(node, MAX_NAMES, "types")) {
            if (!TypeGlob.isValid(element.text())) {
                throw element.error(
                        "'" + element.text() + "' is no resource type",
                        "Write a type such as aws_s3_bucket; '*' stands for any text");
            }
            types.add(element.text());
        }
        if (types.isEmpty()) {
            throw node.error("No type is named: the row would never apply", "Name at least one type");
        }
        return types;
    }

    private static List<String> actions(YamlNode node) throws PolicyException {
        List<String> actions = new ArrayList<>();
        for (YamlNode element : bounded(node, MAX_NAMES, "actions")) {
            actions.add(element.word(word -> ChangeWords.ALL.contains(word) ? word : null, "action", ChangeWords.ALL));
        }
        if (actions.isEmpty()) {
            throw node.error("No action is named: the row would never apply", "Name at least one action");
        }
        return actions;
    }

    private static List<ChangedPath> attributes(YamlNode node) throws PolicyException {
        List<ChangedPath> attributes = new ArrayList<>();
        for (YamlNode element : node == null ? List.<YamlNode>of() : bounded(node, MAX_NAMES, "attributes")) {
            attributes.add(ChangedPath.of(element.text())
                    .orElseThrow(() -> element.error(
                            "This is no attribute that a row can name",
                            "Write names with dots between them, without indexes, such as settings.tier")));
        }
        if (node != null && attributes.isEmpty()) {
            throw node.error("No attribute is named: the row would never apply", "Name one, or remove 'attributes'");
        }
        return attributes;
    }

    private static String sentence(YamlNode node) throws PolicyException {
        String text = node.text().strip();
        if (text.isEmpty() || text.length() > MAX_TEXT) {
            throw node.error(
                    "The sentence is " + (text.isEmpty() ? "empty" : "too long"),
                    "Write one to " + MAX_TEXT + " characters");
        }
        return text;
    }

    /** The elements of a list that is not longer than it may be. */
    static List<YamlNode> bounded(YamlNode node, int most, String what) throws PolicyException {
        List<YamlNode> elements = node.elements();
        if (elements.size() > most) {
            throw node.error("There are more than " + most + " " + what + " here", "Use '*' in types, or fewer rows");
        }
        return elements;
    }
}

package io.jenkins.plugins.terraformguard.cli.evaluation;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.YamlDocument;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the labels of a set of plans. */
final class LabelBinder {
    static final Set<String> KEYS = Set.of("version", "plans");
    static final Set<String> PLAN_KEYS = Set.of("file", "intent", "risky", "note", "must_name", "must_not_name");

    static final int MAX_PLANS = 1_000;
    static final int MAX_SUBJECTS = 100;

    private static final String VERSION = "1";
    private static final int MAX_TEXT = 2_000;

    /** Below the folder of the set, wherever that lies: no path that leads out of it. */
    private static final Pattern FILE =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}(?:/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}){0,4}");

    private LabelBinder() {}

    /** @throws PolicyException if something is wrong with them; it names the place */
    static List<LabelledPlan> bind(String text, String name) throws PolicyException {
        YamlNode root = YamlDocument.parse(text, name);
        Map<String, YamlNode> members = root.members(KEYS);
        YamlNode version = root.required(members, "version");
        if (!version.text().equals(VERSION)) {
            throw version.error("This version of labels is not known", "Write version: " + VERSION);
        }
        YamlNode plans = root.required(members, "plans");
        List<YamlNode> elements = plans.elements();
        if (elements.isEmpty() || elements.size() > MAX_PLANS) {
            throw plans.error(
                    "There are " + elements.size() + " plans here", "Label from 1 to " + MAX_PLANS + " plans");
        }
        List<LabelledPlan> labelled = new ArrayList<>();
        Set<String> files = new HashSet<>();
        for (YamlNode element : elements) {
            LabelledPlan plan = plan(element);
            if (!files.add(plan.file())) {
                throw element.error("The file '" + plan.file() + "' is here twice", "Remove one of them");
            }
            labelled.add(plan);
        }
        return labelled;
    }

    private static LabelledPlan plan(YamlNode node) throws PolicyException {
        Map<String, YamlNode> members = node.members(PLAN_KEYS);
        boolean risky = node.required(members, "risky").flag();
        List<String> named = subjects(members.get("must_name"));
        List<String> spared = subjects(members.get("must_not_name"));
        if (risky && named.isEmpty()) {
            throw node.error(
                    "The plan is risky, and nothing says why", "Add 'must_name:' with what is dangerous in it");
        }
        if (!risky && !(named.isEmpty() && spared.isEmpty())) {
            throw node.keyOf(named.isEmpty() ? "must_not_name" : "must_name")
                    .error(
                            "The plan is not risky, so nothing in it is worth a concern",
                            "Remove the key, or write risky: true");
        }
        return new LabelledPlan(
                file(node.required(members, "file")),
                members.containsKey("intent") ? text(members.get("intent"), "intent") : "",
                risky,
                named,
                spared,
                members.containsKey("note") ? text(members.get("note"), "note") : "");
    }

    private static String file(YamlNode node) throws PolicyException {
        String file = node.text();
        if (!FILE.matcher(file).matches()) {
            throw node.error(
                    "This is no path of a file below the folder of the labels",
                    "Use letters, digits, '.', '_' and '-', and '/' between folders");
        }
        return file;
    }

    private static String text(YamlNode node, String what) throws PolicyException {
        return node.text(what, MAX_TEXT, "Write a text, or leave the key out");
    }

    private static List<String> subjects(YamlNode node) throws PolicyException {
        if (node == null) {
            return List.of();
        }
        List<YamlNode> elements = node.elements();
        if (elements.isEmpty() || elements.size() > MAX_SUBJECTS) {
            throw node.error(
                    "There are " + elements.size() + " entries here",
                    "Write from 1 to " + MAX_SUBJECTS + " addresses, or leave the key out");
        }
        List<String> subjects = new ArrayList<>();
        for (YamlNode element : elements) {
            subjects.add(text(element, "address"));
        }
        return subjects;
    }
}

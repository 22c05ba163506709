package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Values as they stand in several parts of a settings file. A node is null where the file says nothing. */
final class SettingValues {
    static final int MAX_LIST = 50;

    static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::id).toList();

    /** Takes one part of a file. */
    interface Element<T> {
        T read(YamlNode node) throws PolicyException;
    }

    private SettingValues() {}

    /** A setting with its place, or null. */
    static <T> Settings.Choice<T> choice(YamlNode node, Element<T> element) throws PolicyException {
        return node == null ? null : new Settings.Choice<>(element.read(node), node.place());
    }

    static Settings.Choice<Boolean> flag(YamlNode node) throws PolicyException {
        return choice(node, YamlNode::flag);
    }

    /** The elements of a list. An empty one would say the contrary of what it looks like. */
    static <T> List<T> list(YamlNode node, Element<T> element) throws PolicyException {
        if (node == null) {
            return List.of();
        }
        List<YamlNode> elements = node.elements();
        if (elements.isEmpty()) {
            throw node.error("The list is empty", "Leave the key out where nothing is to be said");
        }
        if (elements.size() > MAX_LIST) {
            throw node.error("There are more than " + MAX_LIST + " entries here", "Use patterns, groups or more rules");
        }
        List<T> read = new ArrayList<>();
        for (YamlNode each : elements) {
            read.add(element.read(each));
        }
        return read;
    }

    static Element<String> word(String what, List<String> known) {
        Function<String, String> byId = word -> known.contains(word) ? word : null;
        return node -> node.word(byId, what, known);
    }

    /** @param what what is counted, for the error */
    static int number(YamlNode node, String what, int min, int max) throws PolicyException {
        if (node.value() instanceof Value.Int number && number.value() >= min && number.value() <= max) {
            return (int) number.value();
        }
        throw node.error("A number of " + what + " is needed here", "Write a whole number from " + min + " to " + max);
    }
}

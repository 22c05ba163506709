package io.jenkins.plugins.terraformguard.engine.author;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.PackLoader;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.YamlDocument;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the first version of a policy: one that works, with examples, for its author to change. */
public final class Scaffold {
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,127}");
    private static final String POLICY = """
            - id: {id}
              title: Names of {type} are in lower case
              rationale: Some services tell upper and lower case apart and others do not, so that mixed names collide.
              severity: low
              enforcement: shadow
              resources: [{type}]
              assert: after.name.matches("^[a-z][a-z0-9-]*$")
              message: "${resource.address} has the name ${after.name}"
              remediation: |
                Begin the name with a letter, and go on with lower-case letters, digits and hyphens:

                  resource "{type}" "example" {
                    name = "orders-1"
                  }
              examples:
                - name: in lower case
                  expect: pass
                  after: { name: orders-1 }
                - name: begins with a capital
                  expect: fail
                  after: { name: Orders }
                - name: holds a space
                  expect: fail
                  after: { name: orders 1 }
                - name: known after apply
                  expect: undecided
                  after: {}
                  after_unknown: { name: true }
            """;

    private Scaffold() {}

    /** A pack with one policy. */
    public static String pack(String name, String file, String id, String type) throws PolicyException {
        String yaml = "pack: " + name + "\nversion: 0.1.0\npolicies:\n"
                + policy(file, id, type, 2).stream().collect(Collectors.joining("\n", "", "\n"));
        new PackLoader().load(yaml, file, PolicyPack.PROJECT);
        return yaml;
    }

    /**
     * A pack with one more policy at its end; everything else stays as it is, comments and layout included.
     *
     * @throws PolicyException if the pack is broken, has the policy already, or is laid out so that nothing can be added
     */
    public static String append(String yaml, String file, String id, String type) throws PolicyException {
        String end = yaml.contains("\r\n") ? "\r\n" : "\n";
        String whole = yaml.endsWith("\n") ? yaml : yaml + end;
        PolicyPack before = new PackLoader().load(whole, file, PolicyPack.PROJECT);
        YamlNode root = YamlDocument.parse(whole, file);
        YamlNode list = root.members().get("policies");
        if (before.policies().stream().anyMatch(policy -> policy.id().equalsIgnoreCase(id))) {
            throw list.error("The pack has a policy '" + id + "' already", "Choose another id");
        }
        if (!list.isBlockList()) {
            throw list.error(
                    "A policy can be added only to a list with a line for each policy",
                    "Write the policies on lines of their own, each after '- '");
        }
        List<String> lines = new ArrayList<>(Arrays.asList(whole.split("\\r?\\n", -1)));
        int at = insertion(lines, list);
        List<String> added = new ArrayList<>(List.of(""));
        added.addAll(policy(file, id, type, list.column() - 1));
        lines.addAll(at, added);
        String text = String.join(end, lines);
        check(root, YamlDocument.parse(text, file), list);
        new PackLoader().load(text, file, PolicyPack.PROJECT);
        return text;
    }

    /** Index of the line before which the policy goes: after the last one, before comments on what follows the list. */
    private static int insertion(List<String> lines, YamlNode list) {
        int at = Math.min(Math.max(list.endLine() - 1, list.line()), lines.size());
        boolean last = lines.subList(at, lines.size()).stream().allMatch(String::isBlank);
        while (at > list.line() && isPassed(lines.get(at - 1), last, list.column() - 1)) {
            at--;
        }
        return at;
    }

    private static boolean isPassed(String line, boolean last, int indent) {
        String text = line.strip();
        int column = line.length() - line.stripLeading().length();
        return text.isEmpty() || !last && text.startsWith("#") && column <= indent;
    }

    /** That nothing but the list has changed, and the list only at its end. */
    private static void check(YamlNode before, YamlNode after, YamlNode place) throws PolicyException {
        Value.ListValue old = (Value.ListValue) before.members().get("policies").value();
        Value.ListValue now = (Value.ListValue) after.members().get("policies").value();
        boolean kept = now.elements().size() == old.elements().size() + 1
                && now.elements().subList(0, old.elements().size()).equals(old.elements())
                && before.members().keySet().equals(after.members().keySet());
        for (String key : before.members().keySet()) {
            kept &= key.equals("policies")
                    || before.members()
                            .get(key)
                            .value()
                            .equals(after.members().get(key).value());
        }
        if (!kept) {
            throw place.error(
                    "The layout of the pack leaves no place for a policy", "Add it by hand, or to a new pack");
        }
    }

    private static List<String> policy(String file, String id, String type, int indent) throws PolicyException {
        if (!TYPE.matcher(type).matches()) {
            throw new PolicyException(
                    "'" + type + "' is no resource type", file, 0, 0, "Write a type such as aws_s3_bucket");
        }
        if (!id.matches("[A-Za-z][A-Za-z0-9._-]{0,127}")) {
            throw new PolicyException(
                    "The policy id '" + id + "' is not usable",
                    file,
                    0,
                    0,
                    "Begin it with a letter; use letters, digits, '.', '_' and '-', at most 128");
        }
        return POLICY.replace("{id}", id)
                .replace("{type}", type)
                .lines()
                .map(line -> line.isEmpty() ? "" : " ".repeat(indent) + line)
                .toList();
    }
}

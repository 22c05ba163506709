package io.jenkins.plugins.terraformguard.engine.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code waivers.yaml}; see docs/waivers.md. */
public final class WaiverFile {
    /** Keys of the file, in the order in which the documentation has them. */
    static final List<String> FILE_KEYS = List.of("waivers");
    /** Keys of a waiver, likewise. */
    static final List<String> KEYS =
            List.of("policy", "resource", "resources", "reason", "owner", "expires", "value", "values", "ticket");

    static final List<String> MANDATORY = List.of("policy", "reason", "owner", "expires");

    static final int MAX_WAIVERS = 1_000;
    static final int MAX_RESOURCES = 100;
    static final int MAX_VALUES = 20;
    static final int MAX_ADDRESS = 1_000;
    static final int MAX_REASON = 2_000;
    static final int MAX_NAME = 200;
    static final String POLICY = "[A-Za-z0-9._*:-]{1,128}";

    private static final Pattern POLICY_PATTERN = Pattern.compile(POLICY);

    private final String layer;
    private final String file;

    private WaiverFile(String layer, String file) {
        this.layer = layer;
        this.file = file;
    }

    /**
     * The waivers of a file, in its order.
     *
     * @param layer where the file lies, see {@link Waiver#layer}
     * @throws PolicyException if anything in it is wrong; there is no half-read file
     */
    public static List<Waiver> read(PolicyFile file, String layer) throws PolicyException {
        return read(file, new WaiverFile(layer, file.name())::waiver);
    }

    /** Makes a waiver of an entry. */
    @FunctionalInterface
    interface Binder {
        Waiver waiver(YamlNode entry) throws PolicyException;
    }

    static List<Waiver> read(PolicyFile file, Binder binder) throws PolicyException {
        if (file.text().lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))) {
            throw new PolicyException(
                    "The waiver file is empty", file.name(), 1, 1, "Write 'waivers: []', or remove the file");
        }
        try {
            YamlNode root = YamlDocument.parse(file.text(), file.name());
            Map<String, YamlNode> members = root.members(Set.copyOf(FILE_KEYS));
            return waivers(root.required(members, "waivers"), binder);
        } catch (StackOverflowError e) {
            throw new PolicyException(
                    "The waiver file is nested too deeply", file.name(), 0, 0, "Waivers need a few levels");
        }
    }

    private static List<Waiver> waivers(YamlNode list, Binder binder) throws PolicyException {
        List<YamlNode> nodes = list.elements();
        if (nodes.size() > MAX_WAIVERS) {
            throw nodes.get(MAX_WAIVERS)
                    .error("There are more than " + MAX_WAIVERS + " waivers", "Put right what they waive");
        }
        List<Waiver> waivers = new ArrayList<>();
        for (YamlNode node : nodes) {
            waivers.add(binder.waiver(node));
        }
        return waivers;
    }

    private Waiver waiver(YamlNode node) throws PolicyException {
        Map<String, YamlNode> members = node.members(Set.copyOf(KEYS));
        for (String key : MANDATORY) {
            node.required(members, key);
        }
        YamlNode expires = members.get("expires");
        return new Waiver(
                layer,
                file,
                node.line(),
                policy(members.get("policy")),
                resources(node, members),
                members.get("reason").text("reason", MAX_REASON, "Say why this may be so"),
                members.get("owner").text("owner", MAX_NAME, "Name who answers for it"),
                expires.text(),
                ExpiryDate.end(expires),
                members.containsKey("value") ? value(members.get("value")) : null,
                values(node, members),
                members.containsKey("ticket")
                        ? members.get("ticket").text("ticket", MAX_NAME, "Name the ticket, or leave the key out")
                        : "");
    }

    private static String policy(YamlNode node) throws PolicyException {
        if (!POLICY_PATTERN.matcher(node.text()).matches()) {
            throw node.error(
                    "This is neither the id of a policy nor a pattern for such ids",
                    "Write an id such as SHOP-EC2-001, or a pattern such as SHOP-EC2-*, of at most 128 characters");
        }
        return node.text();
    }

    private static List<String> resources(YamlNode waiver, Map<String, YamlNode> members) throws PolicyException {
        YamlNode one = members.get("resource");
        YamlNode several = members.get("resources");
        if (one == null && several == null) {
            throw waiver.error("The key 'resource' is missing", "Add 'resource:' with an address, or 'resources:'");
        }
        if (one != null && several != null) {
            throw several.error("There are both 'resource' and 'resources'", "Leave one of them out");
        }
        if (one != null) {
            return List.of(address(one));
        }
        List<YamlNode> nodes = several.elements();
        if (nodes.isEmpty() || nodes.size() > MAX_RESOURCES) {
            throw several.error(
                    "'resources' has " + nodes.size() + " elements, not 1 to " + MAX_RESOURCES,
                    "List the addresses, or use a pattern");
        }
        List<String> addresses = new ArrayList<>();
        for (YamlNode node : nodes) {
            addresses.add(address(node));
        }
        return addresses;
    }

    static String address(YamlNode node) throws PolicyException {
        return node.text(
                "resource",
                MAX_ADDRESS,
                "Write an address such as module.shop.aws_instance.web, a pattern with *, or '" + Waiver.PLAN
                        + "' for the plan as a whole");
    }

    private static Map<String, String> values(YamlNode waiver, Map<String, YamlNode> members) throws PolicyException {
        YamlNode node = members.get("values");
        if (node == null) {
            return Map.of();
        }
        if (members.containsKey("value")) {
            throw node.error("There are both 'value' and 'values'", "Leave one of them out");
        }
        Map<String, YamlNode> nodes = node.members();
        if (nodes.isEmpty() || nodes.size() > MAX_VALUES) {
            throw node.error(
                    "'values' has " + nodes.size() + " entries, not 1 to " + MAX_VALUES,
                    "Write 'PATH: VALUE' lines with paths as the finding shows them");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, YamlNode> entry : nodes.entrySet()) {
            values.put(entry.getKey(), value(entry.getValue()));
        }
        return values;
    }

    private static String value(YamlNode node) throws PolicyException {
        String text = node.text();
        if (text.length() > Question.MAX_VALUE) {
            throw node.error(
                    "The value is longer than " + Question.MAX_VALUE + " characters",
                    "Bind the waiver to another value; findings show no longer ones in full");
        }
        return text;
    }
}

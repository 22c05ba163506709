package io.jenkins.plugins.terraformguard.engine.tuning;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.ExpiryDate;
import io.jenkins.plugins.terraformguard.engine.policy.Place;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.YamlDocument;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import io.jenkins.plugins.terraformguard.engine.policy.layer.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One {@code drift.yaml} as it is written; see docs/drift.md. */
record DriftFile(Optional<Alarm> alarmAfter, List<Forbidding> forbidden, List<IgnoreRule> rules) {
    static final Set<String> KEYS = Set.of("alarm_after", "forbid_ignoring", "ignore");
    static final List<String> RULE_KEYS = List.of("resources", "paths", "reason", "owner", "expires");
    static final List<String> MANDATORY = List.of("resources", "reason", "owner", "expires");

    /** A rule without paths is for all of the resource, also for that it is gone. */
    static final List<String> ALL_PATHS = List.of("*");

    static final int MAX_FORBIDDEN = 100;
    static final int MAX_PATTERNS = 50;
    static final int MAX_PATTERN = 1000;
    static final int MAX_REASON = 500;
    static final int MAX_OWNER = 200;

    /** What a pattern for resources has in it; a single word is a mistake, and would bind nobody. */
    static final String RESOURCE = ".*[_.*].*";

    private static final Pattern RESOURCE_PATTERN = Pattern.compile(RESOURCE);

    record Alarm(int after, Place place) {}

    /** @throws PolicyException if anything in it is wrong; there is no half-read file */
    static DriftFile read(PolicyFile file, Layer layer) throws PolicyException {
        YamlNode root = YamlDocument.parse(file.text(), file.name());
        Map<String, YamlNode> members = root.members(KEYS);
        List<Forbidding> forbidden = new ArrayList<>();
        for (YamlNode node : elements(members.get("forbid_ignoring"), "forbid_ignoring", 0, MAX_FORBIDDEN)) {
            forbidden.add(new Forbidding(layer, forbidden(node), node.place()));
        }
        List<IgnoreRule> rules = new ArrayList<>();
        for (YamlNode node : elements(members.get("ignore"), "ignore", 0, DriftLayers.MAX_RULES)) {
            rules.add(rule(node, file, layer));
        }
        return new DriftFile(alarm(members.get("alarm_after")), forbidden, rules);
    }

    private static Optional<Alarm> alarm(YamlNode node) throws PolicyException {
        if (node == null) {
            return Optional.empty();
        }
        node.text();
        if (node.value() instanceof Value.Int times
                && times.value() >= 1
                && times.value() <= DriftTuning.MAX_ALARM_AFTER) {
            return Optional.of(new Alarm((int) times.value(), node.place()));
        }
        throw node.error(
                "'alarm_after' is no number of sightings",
                "Write a whole number from 1 to " + DriftTuning.MAX_ALARM_AFTER + ", without quotes");
    }

    private static String forbidden(YamlNode node) throws PolicyException {
        String text = node.text();
        return text.equals(Forbidding.SECURITY) || text.equals(Forbidding.ALL) ? text : resource(node);
    }

    private static IgnoreRule rule(YamlNode node, PolicyFile file, Layer layer) throws PolicyException {
        Map<String, YamlNode> members = node.members(Set.copyOf(RULE_KEYS));
        for (String key : MANDATORY) {
            node.required(members, key);
        }
        List<String> resources = new ArrayList<>();
        for (YamlNode resource : elements(members.get("resources"), "resources", 1, MAX_PATTERNS)) {
            resources.add(resource(resource));
        }
        List<String> paths = new ArrayList<>();
        for (YamlNode path : elements(members.get("paths"), "paths", 1, MAX_PATTERNS)) {
            paths.add(path.text("paths", MAX_PATTERN, "Write a path as reports show it, such as desired_capacity"));
        }
        return new IgnoreRule(
                layer,
                file.name(),
                node.line(),
                resources,
                members.containsKey("paths") ? paths : ALL_PATHS,
                members.get("reason").text("reason", MAX_REASON, "Say why this drift is nobody's business"),
                members.get("owner").text("owner", MAX_OWNER, "Name who answers for it"),
                members.get("expires").text(),
                ExpiryDate.end(members.get("expires")));
    }

    private static String resource(YamlNode node) throws PolicyException {
        String text = node.text("resources", MAX_PATTERN, "Write an address, or a pattern such as aws_instance.*");
        if (!RESOURCE_PATTERN.matcher(text).matches()) {
            throw node.error(
                    "'" + text + "' is no address and no pattern for addresses",
                    "Write an address such as aws_instance.web, or a pattern such as aws_instance.*; in"
                            + " 'forbid_ignoring' also security or all");
        }
        return text;
    }

    private static List<YamlNode> elements(YamlNode node, String key, int least, int most) throws PolicyException {
        List<YamlNode> elements = node == null ? List.of() : node.elements();
        if (node != null && (elements.size() < least || elements.size() > most)) {
            throw node.error(
                    "'" + key + "' has " + elements.size() + " elements, not " + least + " to " + most,
                    "Use patterns, in which * is any text");
        }
        return elements;
    }
}

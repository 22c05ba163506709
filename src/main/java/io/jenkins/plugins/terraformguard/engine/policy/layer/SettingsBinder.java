package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.PackDigest;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.YamlDocument;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a settings file. */
final class SettingsBinder {
    static final Set<String> KEYS = Set.of(
            "profile", "enforcement", "disable", "params", "open_params", "waivers", "approvals", "review", "imports");
    static final Set<String> DISABLE_KEYS = Set.of("policy", "reason");
    static final Set<String> WAIVER_KEYS = Set.of("max_days", "projects");
    static final int MAX_DAYS = 3650;

    /** More than anybody writes; it bounds findings, and what a decision records. */
    static final int MAX_ENTRIES = 1000;

    static final int MAX_REASON = 1000;

    private SettingsBinder() {}

    static Settings bind(PolicyFile file) throws PolicyException {
        YamlNode root = YamlDocument.parse(file.text(), file.name());
        Map<String, YamlNode> members = root.members(KEYS);
        YamlNode waivers = members.get("waivers");
        Map<String, YamlNode> rules = waivers == null ? Map.of() : waivers.members(WAIVER_KEYS);
        return new Settings(
                file.name(),
                PackDigest.of(root.value()),
                SettingValues.choice(
                        members.get("profile"), profile -> profile.word(Profile::byId, "profile", Profile.ids())),
                enforcement(members.get("enforcement")),
                disable(members.get("disable")),
                params(members.get("params")),
                open(members.get("open_params")),
                SettingValues.choice(rules.get("max_days"), days -> SettingValues.number(days, "days", 1, MAX_DAYS)),
                SettingValues.flag(rules.get("projects")),
                ApprovalBinder.bind(members.get("approvals")),
                ReviewBinder.bind(members.get("review")),
                ImportBinder.bind(members.get("imports")));
    }

    private static List<Settings.LevelRule> enforcement(YamlNode node) throws PolicyException {
        List<Settings.LevelRule> rules = new ArrayList<>();
        for (Map.Entry<String, YamlNode> member : mapping(node).entrySet()) {
            EnforcementLevel level =
                    member.getValue().word(EnforcementLevel::byId, "enforcement level", EnforcementLevel.ids());
            rules.add(new Settings.LevelRule(member.getKey(), level, node.placeOf(member.getKey())));
        }
        return rules;
    }

    private static List<Settings.DisableRule> disable(YamlNode node) throws PolicyException {
        List<Settings.DisableRule> rules = new ArrayList<>();
        if (node != null) {
            for (YamlNode element : bounded(node, node.elements())) {
                Map<String, YamlNode> members = element.members(DISABLE_KEYS);
                YamlNode policy = element.required(members, "policy");
                YamlNode reason = element.required(members, "reason");
                String text = reason.text().strip();
                if (text.isEmpty() || text.length() > MAX_REASON) {
                    throw reason.error(
                            "The reason is " + (text.isEmpty() ? "empty" : "too long"),
                            "Say why the policy is off, in at most " + MAX_REASON + " characters");
                }
                rules.add(new Settings.DisableRule(policy.text(), text, policy.place()));
            }
        }
        return rules;
    }

    private static List<Settings.ParamRule> params(YamlNode node) throws PolicyException {
        List<Settings.ParamRule> rules = new ArrayList<>();
        for (Map.Entry<String, YamlNode> pack : mapping(node).entrySet()) {
            for (Map.Entry<String, YamlNode> param : mapping(pack.getValue()).entrySet()) {
                rules.add(new Settings.ParamRule(
                        pack.getKey(),
                        node.placeOf(pack.getKey()),
                        param.getKey(),
                        param.getValue(),
                        pack.getValue().placeOf(param.getKey())));
            }
            bounded(node, rules);
        }
        return rules;
    }

    private static List<Settings.OpenRule> open(YamlNode node) throws PolicyException {
        List<Settings.OpenRule> rules = new ArrayList<>();
        for (Map.Entry<String, YamlNode> pack : mapping(node).entrySet()) {
            List<Settings.Choice<String>> names = new ArrayList<>();
            for (YamlNode name : bounded(pack.getValue(), pack.getValue().elements())) {
                names.add(new Settings.Choice<>(name.text(), name.place()));
            }
            rules.add(new Settings.OpenRule(pack.getKey(), names, node.placeOf(pack.getKey())));
        }
        return rules;
    }

    private static Map<String, YamlNode> mapping(YamlNode node) throws PolicyException {
        if (node == null) {
            return Map.of();
        }
        bounded(node, node.members().keySet());
        return node.members();
    }

    private static <C extends Collection<?>> C bounded(YamlNode node, C entries) throws PolicyException {
        if (entries.size() > MAX_ENTRIES) {
            throw node.error(
                    "There are more than " + MAX_ENTRIES + " entries here", "Use 'pack/*', or change the pack");
        }
        return entries;
    }
}

package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a settings file says of findings of other scanners. */
final class ImportBinder {
    static final Set<String> KEYS = Set.of("levels", "require", "honour_suppressions");
    static final int MAX_LEVELS = 500;
    static final String TOOL_FORM = "[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?";
    static final String TARGET_FORM = "[a-z0-9*-]{1,40}(?::[A-Za-z0-9._*-]{1,80})?";

    private static final Pattern TOOL = Pattern.compile(TOOL_FORM);
    private static final Pattern TARGET = Pattern.compile(TARGET_FORM);

    private ImportBinder() {}

    /** @param node null where the file says nothing */
    static Settings.Imports bind(YamlNode node) throws PolicyException {
        if (node == null) {
            return Settings.Imports.NONE;
        }
        Map<String, YamlNode> members = node.members(KEYS);
        return new Settings.Imports(
                levels(members.get("levels")),
                required(members.get("require")),
                SettingValues.flag(members.get("honour_suppressions")));
    }

    private static List<Settings.LevelRule> levels(YamlNode node) throws PolicyException {
        List<Settings.LevelRule> rules = new ArrayList<>();
        if (node == null) {
            return rules;
        }
        for (Map.Entry<String, YamlNode> member : node.members().entrySet()) {
            if (!TARGET.matcher(member.getKey()).matches()) {
                throw node.keyOf(member.getKey())
                        .error(
                                "This is neither a scanner nor a pattern for its rules",
                                "Write a name such as checkov, or a pattern such as 'checkov:CKV_AWS_*'");
            }
            EnforcementLevel level =
                    member.getValue().word(EnforcementLevel::byId, "enforcement level", EnforcementLevel.ids());
            rules.add(new Settings.LevelRule(target(member.getKey()), level, node.placeOf(member.getKey())));
        }
        if (rules.size() > MAX_LEVELS) {
            throw node.error("There are more than " + MAX_LEVELS + " entries here", "Use patterns");
        }
        return rules;
    }

    /** The name of a scanner alone means all of its rules. */
    private static String target(String key) {
        return key.indexOf(':') >= 0 || key.endsWith("*") ? key : key + ":*";
    }

    private static List<Settings.Choice<String>> required(YamlNode node) throws PolicyException {
        Set<String> seen = new HashSet<>();
        return SettingValues.list(node, element -> {
            String tool = element.text();
            if (!TOOL.matcher(tool).matches()) {
                throw element.error(
                        "This is no name of a scanner",
                        "Write the name as findings have it, such as checkov: small letters, digits and hyphens");
            }
            if (!seen.add(tool)) {
                throw element.error("The scanner '" + tool + "' is here twice", "Remove one of them");
            }
            return new Settings.Choice<>(tool, element.place());
        });
    }
}

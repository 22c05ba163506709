package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.plan.format.TimeSpan;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRule;
import io.jenkins.plugins.terraformguard.engine.policy.approval.KeepMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a settings file says of approvals. */
final class ApprovalBinder {
    static final Set<String> KEYS = Set.of("answer_within", "holds", "keep", "committers", "break_glass", "rules");
    static final Set<String> RULE_KEYS =
            Set.of("name", "severities", "policies", "levels", "quorum", "approvers", "remind_after", "escalate");
    static final Set<String> ESCALATE_KEYS = Set.of("after", "to");

    /** Levels of which findings can need an approval. */
    static final List<String> LEVELS = Arrays.stream(EnforcementLevel.values())
            .filter(EnforcementLevel::isMandatory)
            .map(EnforcementLevel::id)
            .toList();

    static final int MAX_QUORUM = 50;
    static final int MAX_NAME = 200;
    static final Duration MIN_SPAN = Duration.ofMinutes(1);

    private static final Pattern POLICY = Pattern.compile("[A-Za-z0-9._*:-]{1,128}");

    private ApprovalBinder() {}

    /** @param node null where the file says nothing */
    static Settings.Approvals bind(YamlNode node) throws PolicyException {
        if (node == null) {
            return Settings.Approvals.NONE;
        }
        Map<String, YamlNode> members = node.members(KEYS);
        List<Settings.Choice<ApprovalRule>> rules = new ArrayList<>();
        List<Settings.Choice<String>> policies = new ArrayList<>();
        Set<String> names = new HashSet<>();
        YamlNode list = members.get("rules");
        for (YamlNode element : list == null ? List.<YamlNode>of() : list.elements()) {
            ApprovalRule rule = rule(element, policies);
            if (!names.add(rule.name())) {
                throw element.error(
                        "There are two rules '" + rule.name() + "' here",
                        "Give each a name of its own: people see it where they are asked");
            }
            rules.add(new Settings.Choice<>(rule, element.place()));
        }
        return new Settings.Approvals(
                span(members.get("answer_within")),
                span(members.get("holds")),
                SettingValues.choice(
                        members.get("keep"),
                        keep -> keep.word(KeepMode::byId, "way to keep approvals", KeepMode.ids())),
                SettingValues.flag(members.get("committers")),
                SettingValues.flag(members.get("break_glass")),
                rules,
                policies);
    }

    private static ApprovalRule rule(YamlNode node, List<Settings.Choice<String>> named) throws PolicyException {
        Map<String, YamlNode> members = node.members(RULE_KEYS);
        YamlNode policies = members.get("policies");
        List<String> approvers = SettingValues.list(members.get("approvers"), ApprovalBinder::who);
        YamlNode escalate = members.get("escalate");
        Map<String, YamlNode> later = escalate == null ? Map.of() : escalate.members(ESCALATE_KEYS);
        if (escalate != null && approvers.isEmpty()) {
            throw node.keyOf("escalate")
                    .error(
                            "Everybody who has the permission may answer from the start: there is nobody else to ask",
                            "Say who is asked first: approvers: [...], or remove 'escalate'");
        }
        List<String> patterns = SettingValues.list(policies, ApprovalBinder::policy);
        for (int i = 0; i < patterns.size(); i++) {
            named.add(new Settings.Choice<>(
                    patterns.get(i), policies.elements().get(i).place()));
        }
        return new ApprovalRule(
                node.required(members, "name")
                        .text("name", MAX_NAME, "Say who looks at what, in a few words")
                        .strip(),
                patterns,
                SettingValues.list(members.get("severities"), SettingValues.word("severity", SettingValues.SEVERITIES)),
                SettingValues.list(
                        members.get("levels"), SettingValues.word("enforcement level that needs approval", LEVELS)),
                members.containsKey("quorum")
                        ? SettingValues.number(members.get("quorum"), "people", 1, MAX_QUORUM)
                        : 1,
                approvers,
                spanOrZero(members.get("remind_after")),
                escalate == null ? Duration.ZERO : time(escalate.required(later, "after")),
                escalate == null ? List.of() : SettingValues.list(escalate.required(later, "to"), ApprovalBinder::who),
                "");
    }

    private static String policy(YamlNode node) throws PolicyException {
        String text = node.text();
        if (!POLICY.matcher(text).matches()) {
            throw node.error(
                    "This is no id of a policy and no pattern for ids",
                    "Write an id, a pattern in which * is any text such as 'ACME-NET-*', or risk for the risk of the plan");
        }
        return text;
    }

    private static String who(YamlNode node) throws PolicyException {
        String text = node.text("name of a user or a group", MAX_NAME, "Write the id of a user, or the name of a group")
                .strip();
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw node.error(
                    "There are control characters in the name of a user or a group", "Write the name on one line");
        }
        return text;
    }

    private static Settings.Choice<Duration> span(YamlNode node) throws PolicyException {
        return SettingValues.choice(node, ApprovalBinder::time);
    }

    private static Duration spanOrZero(YamlNode node) throws PolicyException {
        return node == null ? Duration.ZERO : time(node);
    }

    private static Duration time(YamlNode node) throws PolicyException {
        Optional<Duration> span = TimeSpan.parse(node.text());
        if (span.isEmpty() || span.get().compareTo(MIN_SPAN) < 0) {
            throw node.error(
                    "A span of time is needed here",
                    "Write minutes, or a number with m, h or d, such as 30m, 8h or 2d: from one minute to "
                            + TimeSpan.MAX.toDays() + " days");
        }
        return span.get();
    }
}

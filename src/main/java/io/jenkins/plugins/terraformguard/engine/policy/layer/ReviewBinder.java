package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a settings file says of reviewers. Which model is asked is none of its business: an administrator says that. */
final class ReviewBinder {
    static final Set<String> KEYS = Set.of("roles", "critic", "tokens", "raise");
    static final Set<String> RAISE_KEYS = Set.of("severity", "supported", "agreement");

    static final int PERCENT = 100;

    /** No more reviewers can agree than there are roles. */
    static final int MAX_AGREEMENT = ReviewRules.ROLES.size();

    private ReviewBinder() {}

    /** @param node null where the file says nothing */
    static Settings.Reviews bind(YamlNode node) throws PolicyException {
        if (node == null) {
            return Settings.Reviews.NONE;
        }
        Map<String, YamlNode> members = node.members(KEYS);
        YamlNode raise = members.get("raise");
        return new Settings.Reviews(
                roles(members.get("roles")),
                SettingValues.flag(members.get("critic")),
                SettingValues.choice(
                        members.get("tokens"),
                        tokens ->
                                SettingValues.number(tokens, "tokens", ReviewRules.MIN_TOKENS, ReviewRules.MAX_TOKENS)),
                raise == null ? null : raise(raise));
    }

    private static List<String> roles(YamlNode node) throws PolicyException {
        Set<String> seen = new HashSet<>();
        return SettingValues.list(node, element -> {
            String role = SettingValues.word("role", ReviewRules.ROLES).read(element);
            if (!seen.add(role)) {
                throw element.error("The role '" + role + "' is here twice", "Remove one of them");
            }
            return role;
        });
    }

    private static Settings.Raising raise(YamlNode node) throws PolicyException {
        Map<String, YamlNode> members = node.members(RAISE_KEYS);
        if (members.isEmpty()) {
            throw node.error("No bound is given here", "Say from when on approval is needed, such as severity: high");
        }
        return new Settings.Raising(
                SettingValues.choice(
                        members.get("severity"),
                        severity -> severity.word(Severity::byId, "severity", SettingValues.SEVERITIES)),
                SettingValues.choice(
                        members.get("supported"), share -> SettingValues.number(share, "percent", 0, PERCENT)),
                SettingValues.choice(
                        members.get("agreement"),
                        reviewers -> SettingValues.number(reviewers, "reviewers", 1, MAX_AGREEMENT)));
    }
}

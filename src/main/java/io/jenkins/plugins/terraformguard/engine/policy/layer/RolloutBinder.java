package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.policy.ExpiryDate;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.BreakerRule;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Rollout;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.RolloutStage;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.RolloutStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a settings file says of packs that are rolled out step by step. */
final class RolloutBinder {
    static final Set<String> KEYS = Set.of("pack", "version", "policies", "stages", "breaker");
    static final Set<String> STAGE_KEYS = Set.of("stage", "percent", "from");
    static final Set<String> BREAKER_KEYS = Set.of("overrides", "errors", "after", "jobs", "window");

    static final int PERCENT = 100;
    static final int MAX_AFTER = 1_000_000;
    static final int MAX_JOBS = 1_000;
    static final int MAX_WINDOW = 90;
    static final int MAX_NAME = 200;

    private RolloutBinder() {}

    /** @param node null where the file says nothing */
    static List<Settings.RolloutRule> bind(YamlNode node) throws PolicyException {
        Set<String> packs = new HashSet<>();
        return SettingValues.list(node, element -> {
            Map<String, YamlNode> members = element.members(KEYS);
            YamlNode pack = element.required(members, "pack");
            String name = name(pack, "pack");
            if (!packs.add(name)) {
                throw pack.error("The pack '" + name + "' is rolled out twice here", "Join both: one list of stages");
            }
            List<Settings.Choice<String>> policies = policies(members.get("policies"));
            return new Settings.RolloutRule(
                    new Rollout(
                            name,
                            name(element.required(members, "version"), "version"),
                            steps(element.required(members, "stages")),
                            breaker(members.get("breaker")),
                            policies.stream().map(Settings.Choice::value).toList()),
                    pack.place(),
                    policies);
        });
    }

    /** @param node null for the whole pack */
    private static List<Settings.Choice<String>> policies(YamlNode node) throws PolicyException {
        List<Settings.Choice<String>> policies = new ArrayList<>();
        if (node == null) {
            return policies;
        }
        Set<String> ids = new HashSet<>();
        for (YamlNode element : node.elements()) {
            if (ids.size() == Rollout.MAX_POLICIES) {
                throw element.error(
                        "More than " + Rollout.MAX_POLICIES + " policies are named here",
                        "Leave 'policies' out to roll out the whole pack");
            }
            String id = name(element, "id of a policy");
            if (!ids.add(id)) {
                throw element.error("The policy '" + id + "' is named twice here", "Name it once");
            }
            policies.add(new Settings.Choice<>(id, element.place()));
        }
        if (policies.isEmpty()) {
            throw node.error(
                    "The list is empty, so nothing would be rolled out",
                    "Name the policies that are new in this version, or leave 'policies' out to roll out the whole pack");
        }
        return policies;
    }

    private static String name(YamlNode node, String what) throws PolicyException {
        return node.text(what, MAX_NAME, "Write the " + what + " as it stands in the pack");
    }

    private static List<RolloutStep> steps(YamlNode node) throws PolicyException {
        List<RolloutStep> steps = new ArrayList<>();
        SettingValues.list(node, element -> {
            RolloutStep step = step(element);
            if (!steps.isEmpty()) {
                check(steps.get(steps.size() - 1), step, element);
            }
            steps.add(step);
            return step;
        });
        return steps;
    }

    private static RolloutStep step(YamlNode node) throws PolicyException {
        Map<String, YamlNode> members = node.members(STAGE_KEYS);
        YamlNode from = members.get("from");
        return new RolloutStep(
                node.required(members, "stage").word(RolloutStage::byId, "stage", RolloutStage.ids()),
                SettingValues.number(node.required(members, "percent"), "percent", 0, PERCENT),
                from == null ? Instant.MIN : ExpiryDate.begin(from));
    }

    /** Steps go up, one after the other: so nobody has to work out which of two holds. */
    private static void check(RolloutStep before, RolloutStep step, YamlNode node) throws PolicyException {
        if (step.stage().compareTo(before.stage()) < 0) {
            throw node.error(
                    "The stage " + step.stage().id() + " comes after "
                            + before.stage().id() + ", which is stricter",
                    "Write stages in the order shadow, advisory, enforced; to take one back, remove it");
        }
        if (step.stage() == before.stage() && step.percent() < before.percent()) {
            throw node.error(
                    "The stage " + step.stage().id() + " comes with less of the jobs than before",
                    "Let the percentage grow; to take it back, change the step before");
        }
        if (step.from().isBefore(before.from())) {
            throw node.error(
                    "This step begins before the one ahead of it",
                    "Give it a later 'from', or put it where it belongs");
        }
    }

    private static BreakerRule breaker(YamlNode node) throws PolicyException {
        if (node == null) {
            return null;
        }
        Map<String, YamlNode> members = node.members(BREAKER_KEYS);
        if (!members.containsKey("overrides") && !members.containsKey("errors")) {
            throw node.error(
                    "No bound is given here, so this would never act", "Write overrides: 20, errors: 5, or both");
        }
        return new BreakerRule(
                number(members, "overrides", "percent", BreakerRule.NEVER, PERCENT),
                number(members, "errors", "percent", BreakerRule.NEVER, PERCENT),
                number(members, "after", "plans", BreakerRule.AFTER, MAX_AFTER),
                number(members, "jobs", "jobs", BreakerRule.JOBS, MAX_JOBS),
                number(members, "window", "days", BreakerRule.WINDOW, MAX_WINDOW));
    }

    private static int number(Map<String, YamlNode> members, String key, String what, int unsaid, int max)
            throws PolicyException {
        return members.containsKey(key) ? SettingValues.number(members.get(key), what, 1, max) : unsaid;
    }
}

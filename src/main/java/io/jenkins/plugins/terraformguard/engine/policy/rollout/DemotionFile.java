package io.jenkins.plugins.terraformguard.engine.policy.rollout;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.YamlDocument;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what Jenkins tells a layer of packs that took a step back. Nobody writes such a file by hand. */
public final class DemotionFile {
    public static final String KEY = "demotions";
    public static final int MAX = 1_000;
    public static final int MAX_TEXT = 1_000;

    private static final Set<String> KEYS = Set.of("pack", "version", "stage", "since", "reason", "policies");
    private static final String REMEDY = "Jenkins writes this file, it is not meant to be edited";

    private DemotionFile() {}

    /** @throws PolicyException if anything in it is wrong; there is no half-read file */
    public static List<Demotion> read(PolicyFile file) throws PolicyException {
        YamlNode root = YamlDocument.parse(file.text(), file.name());
        YamlNode list = root.required(root.members(Set.of(KEY)), KEY);
        List<Demotion> demotions = new ArrayList<>();
        for (YamlNode element : list.elements()) {
            if (demotions.size() == MAX) {
                throw element.error("There are more than " + MAX + " entries here", REMEDY);
            }
            demotions.add(demotion(element));
        }
        return demotions;
    }

    private static Demotion demotion(YamlNode node) throws PolicyException {
        Map<String, YamlNode> members = node.members(KEYS);
        return new Demotion(
                text(node.required(members, "pack"), "pack"),
                text(node.required(members, "version"), "version"),
                node.required(members, "stage").word(RolloutStage::byId, "stage", RolloutStage.ids()),
                time(node.required(members, "since")),
                text(node.required(members, "reason"), "reason"),
                policies(members.get("policies")));
    }

    private static List<String> policies(YamlNode node) throws PolicyException {
        List<String> policies = new ArrayList<>();
        for (YamlNode element : node == null ? List.<YamlNode>of() : node.elements()) {
            if (policies.size() == Rollout.MAX_POLICIES) {
                throw element.error("There are more than " + Rollout.MAX_POLICIES + " entries here", REMEDY);
            }
            policies.add(text(element, "policy"));
        }
        return policies;
    }

    private static String text(YamlNode node, String what) throws PolicyException {
        return node.text(what, MAX_TEXT, REMEDY);
    }

    private static Instant time(YamlNode node) throws PolicyException {
        try {
            return Instant.parse(node.text());
        } catch (DateTimeException e) {
            throw node.error("This is no time", REMEDY);
        }
    }
}

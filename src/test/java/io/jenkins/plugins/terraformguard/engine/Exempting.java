package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Evaluations with waivers and baselines at a fixed time, for tests. */
final class Exempting {
    static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    final List<PolicyFile> organisation = new ArrayList<>();
    final List<PolicyFile> folder = new ArrayList<>();
    final List<PolicyFile> project = new ArrayList<>();
    Instant now = NOW;

    /** Things are not worse than 1; the levels are soft, hard and advisory. */
    Exempting() {
        policy("SOFT-1", "soft-mandatory");
    }

    Exempting policy(String id, String level) {
        project.add(new PolicyFile(id + ".yaml", Decisions.pack(id, level, "assert: after.x == 1")));
        return this;
    }

    /** A waiver with these lines beside reason and owner, in the project. */
    Exempting waiver(String... lines) {
        return waiver(project, lines);
    }

    Exempting waiver(List<PolicyFile> layer, String... lines) {
        layer.add(new PolicyFile(".terraform-guard/waivers.yaml", waivers(lines)));
        return this;
    }

    static String waivers(String... lines) {
        StringBuilder yaml = new StringBuilder("waivers:\n  - reason: Being migrated\n    owner: team-shop\n");
        for (String line : lines) {
            yaml.append("    ").append(line).append('\n');
        }
        return yaml.toString();
    }

    Exempting baseline(byte[] json) {
        project.removeIf(file -> file.fileName().equals("baseline.json"));
        project.add(new PolicyFile(".terraform-guard/baseline.json", new String(json, StandardCharsets.UTF_8)));
        return this;
    }

    private GuardRequest request(PlanSource plan) {
        return new GuardRequest(
                "g",
                plan,
                "",
                new PolicyInput(organisation, List.of(folder), project),
                ReadLimits.DEFAULT,
                SourceIndex.EMPTY,
                now);
    }

    Decision judge(String... elements) throws IOException {
        PlanSource plan = TestPlans.source(TestPlans.plan(elements));
        return new GuardEngine("1.0").evaluate(request(plan), GuardProgress.SILENT);
    }

    BaselineResult record(String... elements) throws IOException {
        PlanSource plan = TestPlans.source(TestPlans.plan(elements));
        return new GuardEngine("1.0").baseline(request(plan), GuardProgress.SILENT);
    }

    WaiverUse use(String... elements) throws IOException {
        return judge(elements).exemptions().waivers().get(0);
    }

    /** A thing that is updated to this value. */
    static String thing(String name, String x) {
        return element("test_thing." + name, "", "update", "{\"x\":" + x + "}");
    }

    static String moved(String from, String to, String x) {
        return element(
                "test_thing." + to, "\"previous_address\":\"test_thing." + from + "\",", "update", "{\"x\":" + x + "}");
    }

    static String element(String address, String extra, String action, String after) {
        return "{\"address\":\"" + address + "\"," + extra + "\"mode\":\"managed\",\"type\":\"test_thing\",\"change\":"
                + "{\"actions\":[\"" + action + "\"],\"before\":{},\"after\":" + after + "}}";
    }

    static String unknown(String name) {
        return "{\"address\":\"test_thing." + name + "\",\"mode\":\"managed\",\"type\":\"test_thing\",\"change\":"
                + "{\"actions\":[\"update\"],\"before\":{},\"after\":{},\"after_unknown\":{\"x\":true}}}";
    }

    static String sensitive(String name, String x) {
        return "{\"address\":\"test_thing." + name + "\",\"mode\":\"managed\",\"type\":\"test_thing\",\"change\":"
                + "{\"actions\":[\"update\"],\"before\":{},\"after\":{\"x\":" + x
                + "},\"after_sensitive\":{\"x\":true}}}";
    }
}

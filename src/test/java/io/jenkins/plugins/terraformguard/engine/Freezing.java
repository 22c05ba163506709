package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftWatch;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.RunFacts;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Evaluations with freeze windows and change references, for tests. */
final class Freezing {
    static final String YEAR_END =
            "{name: Year end, reason: Accounts, from: 12-20, to: 01-06, zone: Europe/Berlin, allow: {references: ['EMG[0-9]+']}}";

    final List<PolicyFile> organisation = new ArrayList<>();
    final List<PolicyFile> folder = new ArrayList<>();
    final List<PolicyFile> project = new ArrayList<>();
    Instant now = Instant.parse("2026-12-24T12:00:00Z");
    String phase = RunFacts.APPLY;
    List<String> references = List.of();

    /** Parameters of the pack, in a layer. */
    Freezing set(List<PolicyFile> layer, String params) {
        return file(layer, "settings.yaml", "params: { change-control: { " + params + " } }\n");
    }

    Freezing file(List<PolicyFile> layer, String name, String text) {
        layer.add(new PolicyFile(".terraform-guard/" + name, text));
        return this;
    }

    Decision judge(String... elements) throws IOException {
        return judgePlan(TestPlans.plan(elements));
    }

    Decision judgePlan(String plan) throws IOException {
        return new GuardEngine("1.0").evaluate(request(plan), GuardProgress.SILENT);
    }

    BaselineResult record(String... elements) throws IOException {
        return new GuardEngine("1.0").baseline(request(TestPlans.plan(elements)), GuardProgress.SILENT);
    }

    private GuardRequest request(String plan) {
        return new GuardRequest(
                "g",
                TestPlans.source(plan),
                "",
                new PolicyInput(organisation, List.of(folder), project),
                ReadLimits.DEFAULT,
                SourceIndex.EMPTY,
                now,
                DriftWatch.NONE,
                Provenance.NONE.asking(phase, references));
    }

    static String change(String type, String actions) {
        return "{\"address\":\"" + type + ".a\",\"mode\":\"managed\",\"type\":\"" + type
                + "\",\"name\":\"a\",\"change\":" + "{\"actions\":[" + actions + "],\"before\":{},\"after\":{}}}";
    }
}

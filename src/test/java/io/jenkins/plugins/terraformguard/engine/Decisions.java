package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.io.IOException;
import java.util.List;

/** Asks the engine, for tests. */
final class Decisions {
    private Decisions() {}

    static Decision of(PlanSource plan, String... policyFiles) throws IOException {
        List<PolicyFile> files = java.util.stream.IntStream.range(0, policyFiles.length)
                .mapToObj(i -> new PolicyFile("p" + i + ".yaml", policyFiles[i]))
                .toList();
        return new GuardEngine("1.0")
                .evaluate(new GuardRequest("g", plan, "", files, ReadLimits.DEFAULT), GuardProgress.SILENT);
    }

    /** A pack with one policy on {@code test_thing} and these further lines. */
    static String pack(String id, String level, String... lines) {
        StringBuilder yaml = new StringBuilder("pack: pack-" + id.toLowerCase(java.util.Locale.ROOT)
                + "\nversion: 1\npolicies:\n  - id: " + id + "\n    title: Title of " + id
                + "\n    severity: high\n    enforcement: " + level + "\n    resources: [test_thing]\n");
        for (String line : lines) {
            yaml.append("    ").append(line).append('\n');
        }
        return yaml.toString();
    }

    /** A plan that creates one {@code test_thing} with this state. */
    static PlanSource creating(String after, String unknown) {
        return TestPlans.source(TestPlans.plan(thing("t", after, unknown)));
    }

    static String thing(String name, String after, String unknown) {
        return TestPlans.resource(
                "test_thing",
                name,
                "\"actions\":[\"create\"],\"before\":null,\"after\":" + after + ",\"after_unknown\":" + unknown
                        + ",\"before_sensitive\":false,\"after_sensitive\":{}");
    }

    /** The findings of one policy. */
    static List<Finding> of(Decision decision, String policy) {
        return decision.findings().stream()
                .filter(finding -> finding.policy().equals(policy))
                .toList();
    }
}

package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import java.util.Locale;

/** A plan with two resources, and policies about them. */
public final class PastPolicies {
    private PastPolicies() {}

    public static PlanSource plan() {
        return source(TestPlans.plan(thing("a", "{\"size\":1}"), thing("b", "{\"size\":2}")));
    }

    static PlanSource source(String json) {
        return TestPlans.source(json);
    }

    private static String thing(String name, String after) {
        return TestPlans.resource(
                "test_thing",
                name,
                "\"actions\":[\"create\"],\"before\":null,\"after\":" + after
                        + ",\"after_unknown\":{},\"before_sensitive\":false,\"after_sensitive\":{}");
    }

    public static PolicyInput project(String level) {
        return Past.project("own.yaml", pack("OWN-1", level, 1));
    }

    /** A pack by which only things of this size are good. */
    public static String pack(String id, String level, int size) {
        return "pack: p-" + id.toLowerCase(Locale.ROOT) + "\nversion: 1\npolicies:\n  - id: " + id
                + "\n    title: Size\n    severity: high\n    enforcement: " + level
                + "\n    resources: [test_thing]\n    assert: after.size == " + size + "\n";
    }

    public static String waiver(String policy, String resource, String expires) {
        return "waivers:\n  - policy: " + policy + "\n    resource: " + resource
                + "\n    reason: known\n    owner: ada\n    expires: " + expires + "\n";
    }
}

package io.jenkins.plugins.terraformguard.results.fleet;

import hudson.model.FreeStyleProject;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.drift.life.FollowUp;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.GuardListener;
import io.jenkins.plugins.terraformguard.results.drift.DriftStore;
import java.io.IOException;
import java.util.List;
import org.jvnet.hudson.test.JenkinsRule;

/** Builds that were guarded. */
final class Guarded {
    private static final String PACK = "pack: acme\nversion: 1\npolicies:\n  - id: ACME-1\n    title: No\n"
            + "    severity: critical\n    enforcement: hard-mandatory\n    resources: [test_thing]\n    assert: after.x < 2\n";

    private Guarded() {}

    /** A decision on a plan that sets {@code x}: 2 and more fails; where it drifts, one resource was changed. */
    static Decision decision(String guard, int x, String region, boolean drifts) throws IOException {
        String drift = drifts
                ? TestPlans.resource(
                        "test_thing", "d", "\"actions\":[\"update\"],\"before\":{\"port\":443},\"after\":{\"port\":22}")
                : "";
        String plan =
                "{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"complete\":true,\"resource_drift\":["
                        + drift + "],\"resource_changes\":["
                        + TestPlans.resource(
                                "test_thing",
                                "t",
                                "\"actions\":[\"create\"],\"before\":null,\"after\":{\"x\":" + x + ",\"region\":\""
                                        + region
                                        + "\"},\"after_unknown\":{},\"before_sensitive\":false,\"after_sensitive\":{}")
                        + "]}";
        return new GuardEngine("1.0")
                .evaluate(
                        new GuardRequest(
                                guard,
                                TestPlans.source(plan),
                                "",
                                List.of(new PolicyFile("acme.yaml", PACK)),
                                ReadLimits.DEFAULT),
                        GuardProgress.SILENT);
    }

    /** A build with that decision, of which all are told. */
    static Run<?, ?> build(JenkinsRule jenkins, FreeStyleProject job, Decision decision) throws Exception {
        Run<?, ?> run = jenkins.buildAndAssertSuccess(job);
        DecisionStore.save(run, decision.id(), List.of(decision));
        DriftStore.of(job).record(run, decision, FollowUp.NONE);
        GuardListener.tell(run, decision.id());
        return run;
    }
}

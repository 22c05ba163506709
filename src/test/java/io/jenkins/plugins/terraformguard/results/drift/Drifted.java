package io.jenkins.plugins.terraformguard.results.drift;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.drift.life.FollowUp;
import io.jenkins.plugins.terraformguard.engine.drift.life.LedgerEntry;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jvnet.hudson.test.JenkinsRule;

/** Builds that saw drift. */
final class Drifted {
    private Drifted() {}

    /** A decision on a plan in which these resources drifted. */
    static Decision decision(String guard, String... names) throws IOException {
        return evaluate(
                guard,
                Stream.of(names)
                        .map(name -> TestPlans.resource(
                                "test_thing",
                                name,
                                "\"actions\":[\"update\"],\"before\":{\"port\":443},\"after\":{\"port\":22}"))
                        .collect(Collectors.joining(",")));
    }

    /** A decision on a plan with these elements of {@code resource_drift}. */
    static Decision evaluate(String guard, String drift) throws IOException {
        String plan = "{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"resource_drift\":[" + drift
                + "],\"resource_changes\":[]}";
        return new GuardEngine("1.0")
                .evaluate(
                        new GuardRequest(guard, TestPlans.source(plan), "", List.of(), ReadLimits.DEFAULT),
                        GuardProgress.SILENT);
    }

    static String[] names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "t" + i).toArray(String[]::new);
    }

    static FreeStyleBuild build(JenkinsRule jenkins, FreeStyleProject job, String... names) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        record(build, decision("infra", names));
        return build;
    }

    static String record(Run<?, ?> run, Decision decision) throws IOException {
        return DriftStore.of(run.getParent()).record(run, decision, FollowUp.NONE);
    }

    static DriftLedger ledger(Job<?, ?> job) throws IOException {
        return DriftStore.of(job).read("infra").ledger();
    }

    static LedgerEntry entry(Job<?, ?> job, String name) throws IOException {
        return ledger(job).all().stream()
                .filter(entry -> entry.drift().address().equals("test_thing." + name))
                .findFirst()
                .orElseThrow();
    }
}

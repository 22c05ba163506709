package io.jenkins.plugins.terraformguard.engine.outcome;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A plan and a state for tests, piece by piece. */
final class Applied {
    static final Verification.StateVersion BEFORE = new Verification.StateVersion("l-1", "4");

    private final List<String> changes = new ArrayList<>();
    private final List<String> resources = new ArrayList<>();
    private String plannedOutputs = "";
    private String outputs = "";
    private String policies = "";
    private Verification.StateVersion found = new Verification.StateVersion("l-1", "5");

    Applied change(String name, String actions, String before, String after, String unknown, String more) {
        changes.add("""
                {"address":"aws_x.%1$s","mode":"managed","type":"aws_x","name":"%1$s","provider_name":"p"%6$s,
                "change":{"actions":[%2$s],"before":%3$s,"after":%4$s,"after_unknown":%5$s,
                "before_sensitive":{},"after_sensitive":{}}}""".formatted(name, actions, before, after, unknown, more));
        return this;
    }

    Applied create(String name, String after, String unknown) {
        return change(name, "\"create\"", "null", after, unknown, "");
    }

    Applied sensitive(String name, String after, String marks) {
        create(name, after, "{}");
        changes.set(
                changes.size() - 1,
                changes.get(changes.size() - 1).replace("\"after_sensitive\":{}", "\"after_sensitive\":" + marks));
        return this;
    }

    Applied there(String name, String values, String more) {
        resources.add("""
                {"address":"aws_x.%1$s","mode":"managed","type":"aws_x","name":"%1$s","provider_name":"p",
                "values":%2$s%3$s}""".formatted(name, values, more));
        return this;
    }

    Applied there(String name, String values) {
        return there(name, values, ",\"sensitive_values\":{}");
    }

    Applied outputs(String planned, String actual) {
        plannedOutputs = ",\"output_changes\":" + planned;
        outputs = "\"outputs\":" + actual + ",";
        return this;
    }

    Applied policy(String text) {
        policies = text;
        return this;
    }

    Applied found(String lineage, String serial) {
        found = new Verification.StateVersion(lineage, serial);
        return this;
    }

    private static PlanSource source(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return PlanSource.of(name, () -> new ByteArrayInputStream(bytes));
    }

    PlanSource plan() {
        return source(
                "plan.json",
                "{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"applyable\":true,\"resource_changes\":["
                        + String.join(",", changes) + "]" + plannedOutputs + "}");
    }

    PlanSource state() {
        return source(
                "state.json",
                "{\"format_version\":\"1.0\",\"terraform_version\":\"1.11.4\",\"values\":{" + outputs
                        + "\"root_module\":{\"resources\":[" + String.join(",", resources) + "]}}}");
    }

    private PolicyInput input() {
        return PolicyInput.ofProject(policies.isEmpty() ? List.of() : List.of(new PolicyFile("p.yaml", policies)));
    }

    Decision decision() throws Exception {
        return new GuardEngine("1.0")
                .evaluate(
                        new GuardRequest("default", plan(), "", input(), ReadLimits.DEFAULT, SourceIndex.EMPTY),
                        (phase, done, total) -> {});
    }

    Verification verify() throws Exception {
        return verify(plan(), state());
    }

    Verification verify(PlanSource plan, PlanSource state) throws Exception {
        return verify(decision(), plan, state);
    }

    Verification verify(Decision decision, PlanSource plan, PlanSource state) throws Exception {
        Verification.Subject subject = new Verification.Subject(
                "default",
                "1.0",
                "a".repeat(64),
                "b".repeat(64),
                BEFORE,
                found,
                "shop/apply",
                "3",
                "ada",
                Instant.parse("2026-03-02T12:00:00Z"));
        return OutcomeCheck.verify(new OutcomeQuestion(subject, decision, plan, state, input(), ReadLimits.DEFAULT));
    }
}

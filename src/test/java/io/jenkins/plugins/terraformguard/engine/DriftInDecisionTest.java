package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.DriftRemedy;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftWatch;
import io.jenkins.plugins.terraformguard.engine.drift.life.Outcome;
import io.jenkins.plugins.terraformguard.engine.drift.life.StateSerial;
import io.jenkins.plugins.terraformguard.engine.drift.life.Tracked;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Drift and impact joined with policies, ignore rules and what earlier plans saw. */
class DriftInDecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static final String CLOSED = "{\"name\":\"web\",\"ingress\":[" + rule(443, "10.0.0.0/8") + "]}";
    private static final String OPENED =
            "{\"name\":\"web\",\"ingress\":[" + rule(443, "10.0.0.0/8") + "," + rule(22, "0.0.0.0/0") + "]}";

    private static String rule(int port, String from) {
        return "{\"protocol\":\"tcp\",\"from_port\":" + port + ",\"to_port\":" + port + ",\"cidr_blocks\":[\"" + from
                + "\"],\"ipv6_cidr_blocks\":[],\"prefix_list_ids\":[],\"security_groups\":[],\"self\":false,"
                + "\"description\":\"\"}";
    }

    private static String element(String actions, String before, String after) {
        return TestPlans.resource(
                "aws_security_group",
                "web",
                "\"actions\":[\"" + actions + "\"],\"before\":" + before + ",\"after\":" + after
                        + ",\"after_unknown\":{}");
    }

    private static String plan(String drift, String change) {
        return "{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"resource_drift\":[" + drift
                + "],\"resource_changes\":[" + change + "],\"complete\":true}";
    }

    private static Decision decide(String plan, DriftWatch watch, PolicyFile... project) throws Exception {
        return new GuardEngine("1.0")
                .evaluate(
                        new GuardRequest(
                                "g",
                                TestPlans.source(plan),
                                "",
                                new PolicyInput(List.of(), List.of(), List.of(project)),
                                ReadLimits.DEFAULT,
                                SourceIndex.EMPTY,
                                NOW,
                                watch,
                                Provenance.NONE),
                        GuardProgress.SILENT);
    }

    private static Decision opened(PolicyFile... project) throws Exception {
        return decide(
                plan(element("update", CLOSED, OPENED), element("update", OPENED, CLOSED)), DriftWatch.NONE, project);
    }

    @Test
    void somebodyOpenedAPortByHand() throws Exception {
        Decision decision = opened();
        assertEquals("drifted", decision.driftSummary().status());
        Drift drift = decision.drift().get(0);
        assertEquals("critical", drift.severity());
        assertTrue(
                drift.breaks().stream().anyMatch(broken -> broken.policy().equals("TG-AWS-001")),
                drift.breaks().toString());
        assertEquals(Map.of("will-be-reverted", 1), decision.driftSummary().classes());
        assertTrue(drift.paths().get(0).security());
        assertEquals(
                List.of("revert", "accept"),
                drift.remedies().stream()
                        .map(DriftRemedy::kind)
                        .distinct()
                        .limit(2)
                        .toList());
        // What is broken by hand and mended by the plan is no finding on the plan.
        assertTrue(decision.findings().stream()
                .noneMatch(finding -> finding.policy().equals("TG-AWS-001")));
    }

    @Test
    void closingAPortByHandBreaksNothing() throws Exception {
        Decision decision = decide(plan(element("update", OPENED, CLOSED), ""), DriftWatch.NONE);
        assertEquals(List.of(), decision.drift().get(0).breaks());
        assertEquals("high", decision.drift().get(0).severity());
    }

    @Test
    void anIgnoreRuleTakesEffectAndIsCounted() throws Exception {
        Decision decision = opened(new PolicyFile(".terraform-guard/drift.yaml", """
                alarm_after: 2
                ignore:
                  - resources: [aws_security_group.*]
                    paths: [ingress*]
                    reason: The scanner opens it for an hour
                    owner: security
                    expires: 2026-12-31
                """));
        assertEquals("noise-only", decision.driftSummary().status());
        assertEquals(1, decision.driftSummary().ignored());
        assertEquals(2, decision.driftSummary().known().alarmAfter());
        assertTrue(decision.drift().get(0).paths().get(0).ignored().contains("The scanner opens it"));
    }

    @Test
    void anEarlierDriftIsFollowed() throws Exception {
        Tracked tracked =
                new Tracked("0123456789abcdef", "aws_security_group.web", "update", "name", "web", "web-by-hand");
        DriftWatch watch = new DriftWatch(List.of(tracked), new StateSerial("lineage", 7));
        Decision decision = decide(plan("", element("no-op", CLOSED, CLOSED)), watch);
        assertEquals(
                Map.of("0123456789abcdef", Outcome.RESTORED),
                decision.driftSummary().known().outcomes());
        assertEquals(7, decision.driftSummary().known().serial().serial());
        assertEquals("none", decision.driftSummary().status());
    }

    @Test
    void aRiskFromTheThresholdOnAsksForApproval() throws Exception {
        String updated = plan(
                "",
                TestPlans.resource(
                        "test_thing",
                        "t",
                        "\"actions\":[\"update\"],\"before\":{\"a\":1},\"after\":{\"a\":2},\"after_unknown\":{}"));
        Decision calm = decide(updated, DriftWatch.NONE);
        int score = calm.impact().risk().score();
        assertTrue(score > 0, calm.impact().risk().toString());
        assertTrue(
                calm.verdict().compareTo(Verdict.APPROVAL_REQUIRED) < 0,
                calm.reasons().toString());
        Decision asked = decide(updated, DriftWatch.NONE, threshold(score));
        assertEquals(Verdict.APPROVAL_REQUIRED, asked.verdict());
        assertTrue(
                asked.reasons().get(0).contains("threshold of " + score),
                asked.reasons().toString());
        assertEquals(
                calm.verdict(),
                decide(updated, DriftWatch.NONE, threshold(score + 1)).verdict());
    }

    private static PolicyFile threshold(int score) {
        return new PolicyFile(".terraform-guard/impact.yaml", "risk:\n  threshold: " + score + "\n");
    }
}

package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PlanIdentity;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SarifReportTest {
    private static JsonNode run(Decision decision) throws IOException {
        JsonNode log = new ObjectMapper().readTree(SarifReport.render(decision));
        check(log);
        return log.at("/runs/0");
    }

    /** What the SARIF 2.1.0 schema asks of the parts that are used. */
    private static void check(JsonNode log) {
        assertEquals("2.1.0", log.at("/version").asText());
        assertEquals(
                "https://json.schemastore.org/sarif-2.1.0.json",
                log.at("/$schema").asText());
        assertEquals(1, log.at("/runs").size());
        JsonNode run = log.at("/runs/0");
        assertFalse(run.at("/tool/driver/name").asText().isEmpty());
        JsonNode rules = run.at("/tool/driver/rules");
        Set<String> ids = new HashSet<>();
        for (JsonNode rule : rules) {
            assertTrue(ids.add(rule.at("/id").asText()), "rule ids are unique");
            assertFalse(rule.at("/shortDescription/text").asText().isEmpty());
            assertTrue(Set.of("note", "warning", "error")
                    .contains(rule.at("/defaultConfiguration/level").asText()));
            double severity =
                    Double.parseDouble(rule.at("/properties/security-severity").textValue());
            assertTrue(severity >= 0 && severity <= 10);
        }
        assertTrue(run.at("/invocations/0/executionSuccessful").isBoolean());
        assertTrue(run.at("/results").isArray());
        for (JsonNode result : run.at("/results")) {
            check(result, rules);
        }
    }

    private static void check(JsonNode result, JsonNode rules) {
        int index = result.at("/ruleIndex").asInt(-1);
        assertEquals(
                result.at("/ruleId").asText(), rules.at("/" + index + "/id").asText());
        assertFalse(result.at("/message/text").asText().isEmpty());
        boolean fail = result.at("/kind").asText().equals("fail");
        assertTrue(fail || result.at("/kind").asText().equals("open"));
        assertEquals(!fail, result.at("/level").asText().equals("none"), "only a failure has a level");
        JsonNode location = result.at("/locations/0/physicalLocation");
        assertTrue(location.at("/artifactLocation/uri").asText().matches("(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+"));
        assertTrue(location.at("/region/startLine").asInt() >= 1);
    }

    private static Decision one(Severity severity, EnforcementLevel level, Outcome outcome) {
        return SampleDecisions.with(
                Verdict.FAIL, List.of(SampleDecisions.finding("P-1", "a.b", severity, level, outcome)));
    }

    @ParameterizedTest
    @CsvSource({
        "HIGH, HARD_MANDATORY, VIOLATION, fail, error",
        "LOW, SOFT_MANDATORY, VIOLATION, fail, error",
        "INFO, HARD_MANDATORY, VIOLATION, fail, error",
        "CRITICAL, ADVISORY, VIOLATION, fail, warning",
        "INFO, ADVISORY, VIOLATION, fail, note",
        "CRITICAL, SHADOW, VIOLATION, fail, note",
        "CRITICAL, HARD_MANDATORY, UNDECIDED, open, none",
        "LOW, ADVISORY, UNDECIDED, open, none",
        "LOW, ADVISORY, ERROR, fail, error",
        "LOW, SHADOW, ERROR, fail, note"
    })
    void levels(Severity severity, EnforcementLevel level, Outcome outcome, String kind, String expected)
            throws IOException {
        JsonNode result = run(one(severity, level, outcome)).at("/results/0");

        assertEquals(kind, result.at("/kind").asText());
        assertEquals(expected, result.at("/level").asText());
    }

    @Test
    void describesToolRulesAndResults() throws IOException {
        Decision decision = SampleDecisions.full();
        JsonNode run = run(decision);

        assertEquals("Terraform Guard", run.at("/tool/driver/name").asText());
        assertEquals("1.4.0", run.at("/tool/driver/version").asText());
        assertEquals(decision.policies().size(), run.at("/tool/driver/rules").size());
        JsonNode rule = run.at("/tool/driver/rules/0");
        assertEquals("ACME-NET-002", rule.at("/id").asText());
        assertEquals(
                "No security group is open to the world",
                rule.at("/shortDescription/text").asText());
        assertEquals("error", rule.at("/defaultConfiguration/level").asText());
        assertEquals("9.5", rule.at("/properties/security-severity").asText());
        assertEquals(
                "terraform-guard/production/", run.at("/automationDetails/id").asText());
        assertTrue(run.at("/invocations/0/executionSuccessful").asBoolean());
        assertEquals(0, run.at("/invocations/0/toolExecutionNotifications").size());
        assertEquals(
                decision.plan().sha256(), run.at("/artifacts/0/hashes/sha-256").asText());

        assertEquals(decision.findings().size(), run.at("/results").size());
        JsonNode result = run.at("/results/0");
        assertEquals(
                "module.edge.aws_security_group.web lets 0.0.0.0/0 in on port 22",
                result.at("/message/text").asText());
        JsonNode logical = result.at("/locations/0/logicalLocations/0");
        assertEquals(
                "module.edge.aws_security_group.web",
                logical.at("/fullyQualifiedName").asText());
        assertEquals("resource", logical.at("/kind").asText());
        assertEquals(
                "modules/edge/main.tf",
                result.at("/locations/0/physicalLocation/artifactLocation/uri").asText());
        assertEquals(
                "network%20plan.tfplan",
                run.at("/results/1/locations/0/physicalLocation/artifactLocation/uri")
                        .asText());
        assertEquals(
                "5f2b90c1d7e4",
                result.at("/partialFingerprints/terraformGuard~1v1").asText());
        assertEquals("hard-mandatory", result.at("/properties/enforcement").asText());
        assertEquals("note", run.at("/results/5/level").asText(), "shadow");
    }

    @Test
    void anErrorIsANotification() throws IOException {
        JsonNode run = run(SampleDecisions.broken());

        assertFalse(run.at("/invocations/0/executionSuccessful").asBoolean());
        JsonNode notification = run.at("/invocations/0/toolExecutionNotifications/0");
        assertEquals("error", notification.at("/level").asText());
        assertEquals("policy", notification.at("/descriptor/id").asText());
        assertEquals(
                "Unknown key 'asert' (did you mean 'assert'?)\nCorrect the key and run the guard again.",
                notification.at("/message/text").asText());
        JsonNode location = notification.at("/locations/0/physicalLocation");
        assertEquals(
                "policies/storage.yaml", location.at("/artifactLocation/uri").asText());
        assertEquals(14, location.at("/region/startLine").asInt());
        assertEquals(5, location.at("/region/startColumn").asInt());
        assertEquals(0, run.at("/results").size());
    }

    @Test
    void findingsOfUnlistedPoliciesHaveRulesToo() throws IOException {
        Decision listed = one(Severity.LOW, EnforcementLevel.ADVISORY, Outcome.VIOLATION);
        Finding other =
                SampleDecisions.finding("Q-2", "", Severity.HIGH, EnforcementLevel.HARD_MANDATORY, Outcome.VIOLATION);
        Decision decision = new Decision(
                listed.id(),
                "",
                listed.verdict(),
                List.of(),
                listed.plan(),
                listed.changes(),
                listed.destructive(),
                List.of(other, listed.findings().get(0), other),
                List.of(),
                List.of(),
                listed.policies(),
                List.of(),
                null);

        JsonNode run = run(decision);

        assertEquals(2, run.at("/tool/driver/rules").size());
        assertEquals(1, run.at("/results/0/ruleIndex").asInt());
        assertTrue(run.at("/results/0/locations/0/logicalLocations").isMissingNode(), "the plan as a whole");
        assertTrue(run.at("/tool/driver/version").isMissingNode());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "NULL",
            value = {
                "'', plan.json",
                "' ', plan.json",
                "., plan.json",
                ".., plan.json",
                "plan.json, plan.json",
                "a b?.json, a%20b%3F.json",
                "C:\\x, C%3A%5Cx",
                "../../etc/passwd, ..%2F..%2Fetc%2Fpasswd",
                "javascript:alert(1), javascript%3Aalert%281%29",
                "\u00fcber, %C3%BCber"
            })
    void locationsAreNeverEmpty(String source, String uri) throws IOException {
        Decision decision = one(Severity.LOW, EnforcementLevel.ADVISORY, Outcome.VIOLATION);
        PlanIdentity plan = new PlanIdentity(source, "", "", "", "unknown", "", "", "true", "true", "false");
        Decision named = new Decision(
                decision.id(),
                "1",
                decision.verdict(),
                List.of(),
                plan,
                decision.changes(),
                decision.destructive(),
                decision.findings(),
                List.of(),
                List.of(),
                decision.policies(),
                List.of(),
                null);

        assertEquals(
                uri,
                run(named)
                        .at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText());
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.terraformguard.engine.report.Hostile#texts")
    void hostileTextStaysText(String text) throws IOException {
        JsonNode run = run(SampleDecisions.saying(text));

        assertEquals(
                SafeText.visible(text).replace("](", "] ("),
                run.at("/results/0/message/text").asText(),
                "no link comes of it");
        assertEquals(
                SafeText.oneLine(text),
                run.at("/results/0/locations/0/logicalLocations/0/fullyQualifiedName")
                        .asText());
        assertVisible(run);
        assertVisible(run(SampleDecisions.brokenSaying(text)));
    }

    private static void assertVisible(JsonNode node) {
        if (node.isTextual()) {
            assertEquals(SafeText.visible(node.asText()), node.asText());
        }
        node.forEach(SarifReportTest::assertVisible);
    }

    @Test
    void leavesOutWhatCodeHostsWouldRefuse() throws IOException {
        Finding finding =
                SampleDecisions.finding("P", "a.b", Severity.LOW, EnforcementLevel.ADVISORY, Outcome.VIOLATION);
        Decision decision = SampleDecisions.with(Verdict.ADVISORY, Collections.nCopies(25_002, finding));

        JsonNode run = run(decision);

        assertEquals(25_000, run.at("/results").size());
        JsonNode notification = run.at("/invocations/0/toolExecutionNotifications/0");
        assertEquals(
                "2 more findings left out.", notification.at("/message/text").asText());
        assertTrue(run.at("/invocations/0/executionSuccessful").asBoolean());
    }

    @Test
    void isDeterministic() {
        assertArrayEquals(SarifReport.render(SampleDecisions.full()), SarifReport.render(SampleDecisions.full()));
    }
}

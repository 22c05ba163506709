package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rules of others, in our words, give the answer that theirs give on every case that they have. */
class CorpusMocksTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "/io/jenkins/plugins/terraformguard/engine/mocks/";

    /** Part of a mock's file name, and our policy for it. */
    private static final Map<String, String> POLICIES = Map.ofEntries(
            Map.entry("apimanagement_premium_sku", "apim-premium"),
            Map.entry("compute_disks_sku_name", "disk-sku"),
            Map.entry("ACRAdminAccountDisabled.azapi", "acr-admin-azapi"),
            Map.entry("ACRAdminAccountDisabled.mock", "acr-admin"),
            Map.entry("AKSLoggingEnabled", "aks-logging"),
            Map.entry("KeyExpirationDate", "key-expiry"),
            Map.entry("LinuxVMUsesSSH", "vm-ssh"),
            Map.entry("StoragePublicNetworkAccessDisabledWithPE", "storage-endpoint"),
            Map.entry("enforce_cidr", "cidr"),
            Map.entry("enforce_s3_private", "s3-private"),
            Map.entry("denied_provisioners", "provisioners"),
            Map.entry("instance_types", "instance-types"),
            Map.entry("aws-acm-m-1", "acm-tags"),
            Map.entry("aws-apigateway-m-1", "api-private"),
            Map.entry("aws-dms-m-1", "dms-key"));

    @TestFactory
    List<DynamicTest> everyCase() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Set<String> met = new HashSet<>();
        List<Path> answers;
        try (Stream<Path> files = Files.list(Corpus.folder().resolve("expected"))) {
            answers = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        for (Path answer : answers) {
            JsonNode node = JSON.readTree(answer.toFile());
            String mock = node.path("plan").asText();
            if (!mock.startsWith("mocks/")) {
                continue;
            }
            String policy = POLICIES.entrySet().stream()
                    .filter(entry -> mock.contains(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no policy for " + mock));
            met.add(policy);
            JsonNode cases =
                    JSON.readTree(Corpus.folder().resolve(mock).toFile()).path("mock");
            expected(node.path("expectation"))
                    .forEach((name, denied) -> tests.add(DynamicTest.dynamicTest(
                            policy + ": " + name, () -> assertAnswer(policy, cases.path(name), denied))));
        }
        assertEquals(new HashSet<>(POLICIES.values()), met, "each policy has cases");
        return tests;
    }

    /** Whether each case is to be denied, however the answers are laid out. */
    private static Map<String, Boolean> expected(JsonNode expectation) {
        Map<String, Boolean> expected = new TreeMap<>();
        JsonNode tests = expectation.has("tests")
                ? expectation.get("tests")
                : expectation.has("cases") ? expectation.get("cases") : expectation;
        tests.properties().forEach(entry -> {
            String mock = entry.getValue().path("mock").asText(entry.getKey());
            String name = mock.substring(mock.lastIndexOf('.') + 1);
            expected.put(name, entry.getValue().path("expected").asText().equals("deny"));
        });
        assertTrue(!expected.isEmpty());
        return expected;
    }

    private static void assertAnswer(String policy, JsonNode mock, boolean denied) throws IOException {
        assertTrue(mock.isObject(), "the case is there");
        GuardRequest request = new GuardRequest(
                "mock",
                TestPlans.source(JSON.writeValueAsString(plan(mock))),
                "",
                List.of(new PolicyFile("mocks.yaml", policies())),
                ReadLimits.DEFAULT);
        Decision decision = new GuardEngine("test").evaluate(request, GuardProgress.SILENT);
        assertNotEquals(Verdict.ERROR, decision.verdict(), () -> String.valueOf(decision.error()));
        List<Finding> findings = decision.findings().stream()
                .filter(finding -> finding.policy().equals(policy) && finding.outcome() != Outcome.UNDECIDED)
                .toList();
        assertEquals(denied, !findings.isEmpty(), () -> findings.toString());
    }

    /** A case as a plan: some are a part of one, or a state, whose resources stay as they are. */
    private static ObjectNode plan(JsonNode mock) {
        ObjectNode plan = ((ObjectNode) (mock.has("tfplan") ? mock.get("tfplan") : mock)).deepCopy();
        if (!plan.has("format_version")) {
            plan.put("format_version", "1.2");
        }
        if (plan.has("values")) {
            ArrayNode changes = plan.putArray("resource_changes");
            plan.remove("values")
                    .findValues("resources")
                    .forEach(resources -> resources.forEach(resource -> {
                        ObjectNode change = resource.deepCopy();
                        JsonNode values = change.remove("values");
                        change.putObject("change").putArray("actions").add("no-op");
                        ((ObjectNode) change.get("change")).set("before", values);
                        ((ObjectNode) change.get("change")).set("after", values);
                        changes.add(change);
                    }));
        }
        return plan;
    }

    private static String policies() throws IOException {
        try (InputStream in = CorpusMocksTest.class.getResourceAsStream(FOLDER + "mocks.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

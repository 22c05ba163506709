package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.equivalence.AnswerReader;
import io.jenkins.plugins.terraformguard.engine.equivalence.RuleAnswer;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rules of others, in our words, give the answer that theirs give on every case that they have. */
class CorpusMocksTest {
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
    List<DynamicTest> everyCase() throws IOException, PlanException {
        List<DynamicTest> tests = new ArrayList<>();
        Set<String> met = new HashSet<>();
        for (RuleAnswer answer : AnswerReader.read(Corpus.folder())) {
            if (answer.plan().name().isEmpty()) {
                continue;
            }
            String mock = String.valueOf(answer.plan().file().getFileName());
            String policy = POLICIES.entrySet().stream()
                    .filter(entry -> mock.contains(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no policy for " + mock));
            met.add(policy);
            tests.add(
                    DynamicTest.dynamicTest(policy + ": " + answer.plan().name(), () -> assertAnswer(policy, answer)));
        }
        assertEquals(new HashSet<>(POLICIES.values()), met, "each policy has cases");
        return tests;
    }

    private static void assertAnswer(String policy, RuleAnswer answer) throws IOException {
        GuardRequest request = new GuardRequest(
                "mock",
                answer.plan().source(),
                "",
                List.of(new PolicyFile("mocks.yaml", policies())),
                ReadLimits.DEFAULT);
        Decision decision = new GuardEngine("test").evaluate(request, GuardProgress.SILENT);
        assertNotEquals(Verdict.ERROR, decision.verdict(), () -> String.valueOf(decision.error()));
        List<Finding> findings = decision.findings().stream()
                .filter(finding -> finding.policy().equals(policy) && finding.outcome() != Outcome.UNDECIDED)
                .toList();
        assertEquals(answer.deniesAny(), !findings.isEmpty(), () -> findings.toString());
    }

    private static String policies() throws IOException {
        try (InputStream in = CorpusMocksTest.class.getResourceAsStream(FOLDER + "mocks.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

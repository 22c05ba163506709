package io.jenkins.plugins.terraformguard.engine.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.remedy.Proposal;
import io.jenkins.plugins.terraformguard.engine.remedy.RemedyBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixes that are looked for with nothing but what was archived. */
class RemedyCheckTest {
    private static final String PACK = """
        pack: x
        version: 1
        policies:
          - id: X1
            title: It is on
            severity: high
            enforcement: soft-mandatory
            resources: [test_thing]
            assert: after.on == true
          - id: X2
            title: The word is good
            severity: high
            enforcement: soft-mandatory
            resources: [test_thing]
            assert: after.password == "good"
        """;

    @TempDir
    Path temporary;

    private Decision decision;

    @BeforeEach
    void archive() throws IOException {
        decision = record("all", "{\"on\":false,\"password\":\"hunter2hunter2\"}");
    }

    private Decision record(String into, String after) throws IOException {
        ReplayRecorder recorder = new ReplayRecorder(Files.createDirectories(temporary.resolve(into)));
        GuardRequest request = new GuardRequest(
                "g",
                TestPlans.source(TestPlans.plan(TestPlans.resource(
                        "test_thing", "t", "\"actions\":[\"create\"],\"before\":null,\"after\":" + after))),
                "",
                List.of(new PolicyFile("p/x.yaml", PACK)),
                ReadLimits.DEFAULT);
        List<Decision> decisions = new GuardEngine("1.0").evaluateAll(request, GuardProgress.SILENT, recorder);
        recorder.finish(request, decisions);
        return decisions.get(0);
    }

    private RemedyCheck check() throws ReplayException {
        return RemedyCheck.of(temporary.resolve("all/g"), decision, ReadLimits.DEFAULT, RemedyBudget.DEFAULT);
    }

    @Test
    void aFixIsFoundInTheArchive() throws Exception {
        List<Fix> fixes = check().search();
        assertEquals(1, fixes.size());
        assertEquals("X1", fixes.get(0).policy());
        assertEquals(Fix.VERIFIED, fixes.get(0).status());
        assertEquals(List.of(new Edit("on", "true")), fixes.get(0).edits());
        assertFalse(fixes.toString().contains("hunter2"));
    }

    @Test
    void aProposalIsTriedOnTheArchive() throws Exception {
        String finding = decision.findings().stream()
                .filter(found -> found.policy().equals("X1"))
                .findFirst()
                .orElseThrow()
                .fingerprint();
        List<Fix> fixes = check().check(List.of(
                new Proposal("test_thing.t", "on = true", List.of(finding), "general"),
                new Proposal("test_thing.t", "password = \"good\"", List.of(finding), "general"),
                new Proposal("test_thing.u", "on = true", List.of(finding), "general")));
        assertEquals(
                List.of(Fix.VERIFIED, Fix.UNTRIED, Fix.UNTRIED),
                fixes.stream().map(Fix::status).toList());
        assertTrue(fixes.get(1).note().contains("secret"), fixes.get(1).note());
    }

    @Test
    void theArchiveOfAnotherDecisionIsRefused() throws Exception {
        decision = record("other", "{\"on\":false}");
        assertThrows(ReplayException.class, this::check);
    }
}

package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.Evidence;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.RunFacts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Freeze windows and change references in decisions. */
class ChangeControlTest {
    private static final String UPDATE = Freezing.change("test_thing", "\"update\"");

    private static Freezing frozen() {
        Freezing asking = new Freezing();
        return asking.set(asking.organisation, "freeze_windows: [" + Freezing.YEAR_END + "]");
    }

    private static List<String> ids(Decision decision) {
        return decision.findings().stream().map(Finding::policy).distinct().toList();
    }

    @Test
    void applyIsRefusedInAFreezeAndSaysWhichAndUntilWhen() throws Exception {
        Decision decision = frozen().judge(UPDATE);

        assertEquals(Verdict.FAIL, decision.verdict());
        Finding finding = Decisions.of(decision, "TG-CHANGE-001").get(0);
        assertEquals("Freeze: Year end until 2027-01-06T23:00:00Z (Accounts)", finding.message());
        assertEquals(
                List.of("params.freeze_windows[0].name = Year end", "run.time = 2026-12-24T12:00:00Z"),
                finding.evidence().stream()
                        .filter(evidence -> !evidence.path().startsWith("plan."))
                        .map(evidence -> evidence.path() + " = " + evidence.value())
                        .sorted()
                        .toList());
        assertEquals("2026-12-24T12:00:00Z", decision.exemptions().evaluatedAt());
        assertEquals(decision, DecisionReader.read(DecisionWriter.write(decision)));
    }

    @Test
    void aPlanIsOnlyAdvised() throws Exception {
        Freezing asking = frozen();
        asking.phase = RunFacts.PLAN;
        Decision decision = asking.judge(UPDATE);

        assertEquals(Verdict.ADVISORY, decision.verdict());
        assertEquals(List.of("TG-CHANGE-002"), ids(decision));
        assertTrue(
                decision.findings().get(0).message().startsWith("Apply would be refused now. Freeze: Year end until "));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-19T22:59:59Z, PASS",
        "2026-12-19T23:00:00Z, FAIL",
        "2026-12-31T23:59:59Z, FAIL",
        "2027-01-06T22:59:59Z, FAIL",
        "2027-01-06T23:00:00Z, PASS"
    })
    void theSecondCounts(Instant now, Verdict verdict) throws Exception {
        Freezing asking = frozen();
        asking.now = now;
        assertEquals(verdict, asking.judge(UPDATE).verdict());
    }

    @Test
    void whereNobodyToldTheTimeAPersonDecides() throws Exception {
        Freezing asking = frozen();
        asking.now = Instant.EPOCH;
        Decision decision = asking.judge(UPDATE);
        assertEquals(Verdict.APPROVAL_REQUIRED, decision.verdict());
        assertEquals(
                Outcome.UNDECIDED,
                Decisions.of(decision, "TG-CHANGE-001").get(0).outcome());
        assertEquals("", decision.exemptions().evaluatedAt());
    }

    @Test
    void aReferenceThatTheWindowAllowsIsLetThrough() throws Exception {
        Freezing asking = frozen();
        asking.references = List.of("SHOP-1", "EMG42");
        assertEquals(Verdict.PASS, asking.judge(UPDATE).verdict());
        asking.references = List.of("EMG42x");
        assertEquals(Verdict.FAIL, asking.judge(UPDATE).verdict());
    }

    @Test
    void whatChangesNothingIsNotFrozen() throws Exception {
        assertEquals(Verdict.PASS, frozen().judge().verdict());
        assertEquals(
                Verdict.PASS,
                frozen().judge(Freezing.change("test_thing", "\"no-op\"")).verdict());
        String drift =
                "{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"applyable\":true,\"complete\":true,"
                        + "\"resource_drift\":[" + UPDATE + "],\"resource_changes\":["
                        + Freezing.change("test_thing", "\"no-op\"")
                        + "],\"output_changes\":{\"o\":{\"actions\":[\"update\"],"
                        + "\"before\":1,\"after\":2}}}";
        assertFalse(ids(frozen().judgePlan(drift)).contains("TG-CHANGE-001"));
    }

    @Test
    void anActionThatApplyRunsIsAChange() throws Exception {
        String plan = "{\"format_version\":\"1.2\",\"terraform_version\":\"1.14.0\",\"resource_changes\":[],"
                + "\"action_invocations\":[{\"address\":\"action.aws_lambda_invoke.x\",\"type\":\"aws_lambda_invoke\","
                + "\"name\":\"x\",\"provider_name\":\"p\",\"invoke_action_trigger\":{}}]}";
        assertTrue(ids(frozen().judgePlan(plan)).contains("TG-CHANGE-001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "forget", "frobnicate"})
    void otherKindsOfChangeAreFrozenToo(String action) throws Exception {
        Decision decision = frozen().judge(Freezing.change("test_thing", "\"" + action + "\""));
        assertTrue(ids(decision).contains("TG-CHANGE-001"), action);
    }

    @Test
    void withoutWindowsAndPatternsThereIsNothing() throws Exception {
        Freezing asking = new Freezing();
        asking.references = List.of("nonsense");
        Decision decision = asking.judge(UPDATE);

        assertEquals(Verdict.PASS, decision.verdict());
        assertTrue(
                decision.policies().stream().noneMatch(policy -> policy.policy().startsWith("TG-CHANGE-")));
        assertEquals("", decision.exemptions().evaluatedAt());
        Freezing later = new Freezing();
        later.references = asking.references;
        later.now = asking.now.plusSeconds(1);
        assertArrayEquals(DecisionWriter.write(decision), DecisionWriter.write(later.judge(UPDATE)));
    }

    @Test
    void theSameQuestionHasTheSameBytes() throws Exception {
        assertArrayEquals(DecisionWriter.write(frozen().judge(UPDATE)), DecisionWriter.write(frozen().judge(UPDATE)));
    }

    @Test
    void aChangeThatMattersNamesATicket() throws Exception {
        Freezing asking = new Freezing();
        asking.set(asking.organisation, "required_references: ['CHG[0-9]{7}'], reference_needed_for: [destructive]");
        String delete = Freezing.change("test_thing", "\"delete\"");
        assertFalse(ids(asking.judge(UPDATE)).contains("TG-CHANGE-003"));
        Decision decision = asking.judge(delete);
        assertEquals(
                "No change reference for CHG[0-9]{7}; given: ",
                Decisions.of(decision, "TG-CHANGE-003").get(0).message());
        asking.references = List.of("CHG0012345");
        assertFalse(ids(asking.judge(delete)).contains("TG-CHANGE-003"));
        asking.references = List.of("CHG00123456");
        assertTrue(ids(asking.judge(delete)).contains("TG-CHANGE-003"));
    }

    @Test
    void aReferenceHasItsForm() throws Exception {
        Freezing asking = new Freezing();
        asking.set(asking.organisation, "reference_format: 'CHG[0-9]{7}'");
        asking.references = List.of("CHG0012345", "see chat");
        assertEquals(
                "Not CHG[0-9]{7}: see chat",
                Decisions.of(asking.judge(UPDATE), "TG-CHANGE-004").get(0).message());
    }

    @Test
    void theValuesOfAFindingDoNotHoldAllThatIsKnownOfTheBuild() throws Exception {
        assertTrue(Decisions.of(frozen().judge(UPDATE), "TG-CHANGE-001").get(0).evidence().stream()
                .map(Evidence::path)
                .noneMatch(path -> path.equals("run") || path.equals("params.freeze_windows")));
    }
}

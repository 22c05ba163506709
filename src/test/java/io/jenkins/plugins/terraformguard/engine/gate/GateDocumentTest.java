package io.jenkins.plugins.terraformguard.engine.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.SchemaCheck;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code gate.json} looks like. */
class GateDocumentTest {
    private static GateDecision refused(List<RecordedDecision> onRecord) {
        return GateRules.judge(new GateQuestion(
                GateRulesTest.ASKER,
                Judged.PLAN,
                onRecord,
                Judged.again()
                        .finding("P-1\u0000\n<b>", EnforcementLevel.HARD_MANDATORY, Outcome.VIOLATION)
                        .pack("acme", "2.0")
                        .decision(),
                Duration.ofHours(1),
                Judged.NOW,
                List.of()));
    }

    private static GateDecision approved() {
        RecordedDecision recorded =
                Judged.pass().verdict(Verdict.APPROVAL_REQUIRED).recorded();
        Approval glass = new Approval(
                recorded.sha256(),
                Status.BROKEN_GLASS,
                "grace\u202e",
                "the site is down",
                Judged.NOW,
                Judged.NOW.plusSeconds(60));
        return GateRules.judge(new GateQuestion(
                GateRulesTest.ASKER,
                Judged.PLAN,
                List.of(recorded),
                Judged.again().verdict(Verdict.APPROVAL_REQUIRED).decision(),
                Duration.ofHours(1),
                Judged.NOW,
                List.of(glass)));
    }

    private static Stream<GateDecision> samples() {
        GateDecision passed = GateRules.judge(new GateQuestion(
                GateRulesTest.ASKER,
                Judged.PLAN,
                List.of(Judged.pass().recorded()),
                Judged.again().decision(),
                Duration.ofHours(1),
                Judged.NOW,
                List.of()));
        return Stream.of(passed, approved(), refused(List.of(Judged.pass().recorded())), refused(List.of()));
    }

    @Test
    void itIsReadBackEqualAndFitsTheSchema() throws Exception {
        for (GateDecision gate : samples().toList()) {
            byte[] document = GateDocument.write(gate);
            assertEquals(gate, GateDocument.read(document));
            assertArrayEquals(document, GateDocument.write(GateDocument.read(document)));
            assertEquals(
                    List.of(),
                    SchemaCheck.of("gate.schema.json")
                            .problems(new String(document, StandardCharsets.UTF_8), "gate.json"));
        }
    }

    @Test
    void whoBrokeTheGlassIsNoApprover() {
        assertTrue(approved().passed());
        assertEquals("broken-glass", approved().approval());
        assertFalse(approved().approvedBy().contains("\u202e"), approved().approvedBy());
    }

    @Test
    void documentsFromBeforeThereWereApprovalsAreRead() throws Exception {
        String old = new String(GateDocument.write(samples().findFirst().orElseThrow()), StandardCharsets.UTF_8)
                .replace("\"approval\":\"\",", "");
        assertFalse(old.contains("\"approval\""), old);
        assertEquals("", GateDocument.read(old.getBytes(StandardCharsets.UTF_8)).approval());
    }

    @Test
    void theSchemaKnowsEveryReason() throws Exception {
        assertEquals(
                Stream.of(GateReason.Kind.values())
                        .map(GateReason.Kind::id)
                        .collect(Collectors.toCollection(TreeSet::new)),
                SchemaCheck.texts(
                        SchemaCheck.of("gate.schema.json").at("/properties/reasons/items/properties/kind/enum")));
    }

    @Test
    void whatContradictsItselfIsRefused() {
        String passed = new String(GateDocument.write(samples().findFirst().orElseThrow()), StandardCharsets.UTF_8);
        String refused = new String(GateDocument.write(refused(List.of())), StandardCharsets.UTF_8);
        for (String wrong : List.of(
                passed.replace("\"passed\"", "\"refused\""),
                refused.replace("\"refused\"", "\"passed\""),
                passed.replace("gate/v1", "gate/v2"),
                passed.replace("\"approval\":\"\"", "\"approval\":\"pending\""),
                passed.replace("\"sha256\":\"", "\"sha256\":\"../"),
                passed.replace("\"id\":\"default\"", "\"id\":\"../x\""),
                passed.replace("\"at\":\"2026", "\"at\":\"never"),
                refused.replace("no-decision", "no-reason"),
                passed + "x",
                "{}",
                "")) {
            byte[] document = wrong.getBytes(StandardCharsets.UTF_8);
            assertThrows(DecisionFormatException.class, () -> GateDocument.read(document), wrong);
        }
    }

    @Test
    void longListsAndTextsAreCut() {
        Judged again = Judged.again();
        for (int i = 0; i < 100; i++) {
            again.finding("P-" + i + "x".repeat(2000), EnforcementLevel.SOFT_MANDATORY, Outcome.VIOLATION);
        }
        GateDecision gate = GateRules.judge(new GateQuestion(
                GateRulesTest.ASKER,
                Judged.PLAN,
                List.of(Judged.pass().recorded()),
                again.decision(),
                Duration.ofHours(1),
                Judged.NOW,
                List.of()));
        GateReason reason = gate.reasons().get(0);
        assertEquals(GateReason.MAX_DETAILS, reason.details().size());
        assertEquals("and 81 more", reason.details().get(GateReason.MAX_DETAILS - 1));
        assertTrue(reason.details().get(0).length() <= GateReason.MAX_TEXT + 1);
    }

    @ParameterizedTest
    @CsvSource({"90, PT90M", "45s, PT45S", "30m, PT30M", "' 4h ', PT4H", "2d, P2D", "366d, P366D"})
    void agesAreRead(String text, String age) {
        assertEquals(Duration.parse(age), GateAge.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0h", "-1", "4 hours", "h", "367d", "9999999999", "1.5h", "４h"})
    void otherAgesAreNot(String text) {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> GateAge.parse(text))
                .getMessage()
                .contains("4h"));
    }

    @ParameterizedTest
    @CsvSource({"PT5S, 5 s", "PT60S, 1 min", "PT61S, 1 min 1 s", "PT4H, 4 h", "PT90M, 1 h 30 min", "PT49H, 2 d 1 h"})
    void agesAreShown(String age, String text) {
        assertEquals(text, GateAge.text(Duration.parse(age)));
    }
}

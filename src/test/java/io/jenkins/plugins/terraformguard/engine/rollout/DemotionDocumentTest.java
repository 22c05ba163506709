package io.jenkins.plugins.terraformguard.engine.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.DemotionFile;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.RolloutStage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of packs that took a step back, and what evaluations are told. */
class DemotionDocumentTest {
    private static final Instant SINCE = Instant.parse("2026-03-10T12:00:00.123Z");
    private static final Demotion ODD = new Demotion(
            "a\"b: {c}\n- d\u0007\u2028\ufeff",
            "1'#\u0085",
            RolloutStage.SHADOW,
            SINCE,
            "it's <b> \\ \ud83d\ude00 %{x}",
            List.of("P-1", "odd: [\"\u2028"));

    private static final DemotionLedger LEDGER = new DemotionLedger(List.of(
            new DemotedPack(ODD, "advisory", new DemotedPack.Lift("ada", SINCE.plusSeconds(1), "put right"), 2),
            new DemotedPack(
                    new Demotion("acme", "1.0", RolloutStage.ADVISORY, SINCE, "30 of 100"), "enforced", null, 0)));

    @Test
    void whatIsWrittenIsRead() throws Exception {
        assertEquals(LEDGER, DemotionDocument.read(DemotionDocument.write(LEDGER)));
        assertEquals(DemotionLedger.NONE, DemotionDocument.read(DemotionDocument.write(DemotionLedger.NONE)));
    }

    @Test
    void evaluationsReadWhatTheyAreTold() throws Exception {
        String text = DemotionDocument.told(List.of(ODD, LEDGER.told().get(0)));
        assertEquals(
                List.of(ODD, LEDGER.told().get(0)),
                DemotionFile.read(new PolicyFile("organisation/rollout-demotions.yaml", text)));
    }

    @Test
    void whatEarlierVersionsWroteWasTold() throws Exception {
        DemotionLedger told = LEDGER.told(ODD).told(LEDGER.told().get(0));
        String text = new String(DemotionDocument.write(LEDGER), StandardCharsets.UTF_8);
        String before = text.replace("\"told\":false,", "");
        assertEquals(before, new String(DemotionDocument.write(told), StandardCharsets.UTF_8));
        assertEquals(told, DemotionDocument.read(before.getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                new String(DemotionDocument.event(told.all().get(1), "shop", false), StandardCharsets.UTF_8),
                new String(DemotionDocument.event(LEDGER.all().get(1), "shop", false), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "demotions/v1, demotions/v2",
        "'\"stage\":\"shadow\"', '\"stage\":\"off\"'",
        "'\"recorded\":0', '\"recorded\":2'",
        "'\"recorded\":0', '\"recorded\":-1'",
        "'\"told\":false', '\"told\":\"no\"'",
        "'\"since\":\"2026', '\"since\":\"MMXXVI'",
        "'\"pack\":\"acme\"', '\"pakk\":\"acme\"'"
    })
    void anythingElseIsRefused(String from, String to) {
        String text = new String(DemotionDocument.write(LEDGER), StandardCharsets.UTF_8);
        assertTrue(text.contains(from), text);
        byte[] changed = text.replace(from, to).getBytes(StandardCharsets.UTF_8);
        assertThrows(DecisionFormatException.class, () -> DemotionDocument.read(changed));
    }

    @Test
    void whatIsCutOffIsRefused() {
        byte[] whole = DemotionDocument.write(LEDGER);
        for (int length = 0; length < whole.length; length += 7) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            assertThrows(DecisionFormatException.class, () -> DemotionDocument.read(part), length + " bytes");
        }
    }

    @Test
    void theEventOfTheBeginningDoesNotChangeWithTheEnd() {
        DemotedPack over = LEDGER.all().get(0);
        DemotedPack before = new DemotedPack(over.demotion(), over.from(), null, 0);
        assertEquals(
                new String(DemotionDocument.event(before, "shop", false), StandardCharsets.UTF_8),
                new String(DemotionDocument.event(over, "shop", false), StandardCharsets.UTF_8));
        assertFalse(new String(DemotionDocument.event(over, "shop", false), StandardCharsets.UTF_8).contains("ada"));
        assertTrue(new String(DemotionDocument.event(over, "shop", true), StandardCharsets.UTF_8).contains("ada"));
    }
}

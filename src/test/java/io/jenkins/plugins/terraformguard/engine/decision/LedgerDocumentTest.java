package io.jenkins.plugins.terraformguard.engine.decision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.drift.life.LedgerException;
import io.jenkins.plugins.terraformguard.engine.drift.life.Looks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerDocumentTest {
    private static final String FULL = text(Looks.everything());

    private static String text(DriftLedger ledger) {
        return new String(LedgerDocument.write(ledger), StandardCharsets.UTF_8);
    }

    private static DriftLedger read(String document) throws LedgerException {
        return LedgerDocument.read(document.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isReadBack() throws LedgerException {
        assertEquals(Looks.everything(), read(FULL));
        assertEquals(FULL, text(read(FULL)));
        assertEquals(DriftLedger.EMPTY, read(text(DriftLedger.EMPTY)));
    }

    @Test
    void holdsWhatTheTestNeeds() {
        for (String part : new String[] {
            "\"acknowledged\":{",
            "\"remedied\":{",
            "\"state_serial\":{",
            "\"hidden\":\"known (ops",
            "\"until\":\"2026-03-01\""
        }) {
            assertTrue(FULL.contains(part), part);
        }
    }

    @Test
    void keysThatALaterVersionAddsAreIgnored() throws LedgerException {
        assertEquals(Looks.everything(), read(FULL.replace("\"kind\":", "\"later\":[{\"x\":1}],\"kind\":")));
    }

    @Test
    void saysWhatFollowsFromTheTime() throws LedgerException {
        byte[] export =
                LedgerDocument.export(Looks.everything(), Looks.build(3).time().plus(Duration.ofHours(2)));
        String text = new String(export, StandardCharsets.UTF_8);
        for (String part : new String[] {
            "\"state\":\"remedied\"",
            "\"state\":\"acknowledged\"",
            "\"state\":\"open\"",
            "\"alarm\":false",
            "\"flapping\":false",
            "\"age_seconds\":14400"
        }) {
            assertTrue(text.contains(part), part);
        }
        assertEquals(Looks.everything(), LedgerDocument.read(export));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "terraform-guard/drift-ledger/v1 | terraform-guard/drift-ledger/v2 | /schema: is none of",
                "\"drifts\":[ | \"other\":[ | /drifts: is missing",
                "\"kind\":\"delete\" | \"kind\":\"explode\" | /kind: is none of",
                "\"severity\":\"critical\" | \"severity\":\"fatal\" | /severity: is none of",
                "\"class\":\"will-be-reverted\" | \"class\":\"<b>\" | /class: does not match",
                "\"total\":1 | \"total\":-1 | /total: is not between",
                "\"total\":1 | \"total\":99999999999 | /total: is not between",
                "\"total\":1 | \"total\":\"1\" | /total: is not an integer",
                "\"total\":1 | \"totals\":1 | /total: is missing",
                "\"how\":\"itself\" | \"how\":\"magic\" | /remedied/how: is no remedy",
                "\"openings\":[\"2026-01-01T01:00:00Z\"] | \"openings\":[] | /openings: is empty",
                "2026-01-01T01:00:00Z | 2026-02-30T01:00:00Z | is no day or time that there is",
                "2026-01-01T01:00:00Z | +999999999-01-01T01:00:00Z | does not match",
                "\"until\":\"2026-03-01\" | \"until\":\"2026-13-01\" | /until: is no day or time",
                "\"reason\":\"Ordered | \"reason\":\" \",\"x\":\"Ordered | /acknowledged/reason: is blank",
                "\"serial\":\"7\" | \"serial\":\"99999999999999999999\" | /serial: does not match",
            })
    void whatIsWrongIsNamed(String part, String instead, String message) {
        String damaged = FULL.replace(part, instead);
        assertNotEquals(FULL, damaged);
        LedgerException e = assertThrows(LedgerException.class, () -> read(damaged));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void oneIdTwiceIsRefused() {
        String id = Looks.id("web");
        String twice = FULL.replace(Looks.id("db"), id);
        LedgerException e = assertThrows(LedgerException.class, () -> read(twice));
        assertEquals("/drifts: holds the id " + id + " twice", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "{}", "{\"schema\":1}", "{\"drifts\":[]}", "\u0000\u0000", "<xml/>"})
    void whatIsNoLedgerIsRefused(String text) {
        assertThrows(LedgerException.class, () -> read(text));
        assertThrows(LedgerException.class, () -> read(FULL + text + "x"));
    }

    @Test
    void noBeginningOfALedgerIsALedger() {
        byte[] whole = FULL.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThrows(LedgerException.class, () -> LedgerDocument.read(part), () -> "" + part.length);
        }
    }

    /** Whatever comes in, either it is refused, or what was read is written and read the same. */
    @Test
    void damagedBytesNeverCrash() throws LedgerException {
        Random random = new Random(42);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = FULL.getBytes(StandardCharsets.UTF_8);
            for (int j = random.nextInt(3); j >= 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                DriftLedger ledger = LedgerDocument.read(bytes);
                byte[] written = LedgerDocument.write(ledger);
                assertArrayEquals(written, LedgerDocument.write(LedgerDocument.read(written)));
                assertFalse(ledger.entries().isEmpty());
                read++;
            } catch (LedgerException e) {
                assertTrue(e.getMessage().matches("[\\x20-\\x7e]{1,420}"), e.getMessage());
            }
        }
        assertTrue(read > 100, "" + read);
    }

    @Test
    void tooManyDriftsAreRefused() {
        String drift = FULL.substring(FULL.indexOf("\"drifts\":[") + 10, FULL.indexOf("},{") + 1);
        String many = (drift + ",").repeat(DriftLedger.MAX_OPEN + DriftLedger.MAX_REMEDIED) + drift;
        String damaged = FULL.replace(
                FULL.substring(FULL.indexOf("\"drifts\":["), FULL.indexOf("}],")),
                "\"drifts\":[" + many.substring(0, many.length() - 1));
        LedgerException e = assertThrows(LedgerException.class, () -> read(damaged));
        assertTrue(e.getMessage().contains("is beyond the limit of 7000 elements"), e.getMessage());
    }
}

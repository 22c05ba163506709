package io.jenkins.plugins.terraformguard.engine.drift.life;

import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.after;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.build;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.complete;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.drift;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.entry;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LedgerBoundsTest {
    private static Sighting[] many(String prefix, int count, String severity) {
        return IntStream.range(0, count)
                .mapToObj(i -> drift(prefix + i, severity, ""))
                .toArray(Sighting[]::new);
    }

    @Test
    void severeAndAcknowledgedDriftsKeepTheirPlace() {
        DriftLedger ledger = after(complete(build(1), drift("known", "info", ""), drift("low", "info", "")));
        ledger = ledger.acknowledge(id("known"), new Acknowledgement("a", "b", Looks.MIDNIGHT, null))
                .orElseThrow();
        Sighting[] flood = many("flood", DriftLedger.MAX_OPEN + 100, "low");
        Sighting[] look = new Sighting[flood.length + 2];
        System.arraycopy(flood, 0, look, 0, flood.length);
        look[flood.length] = drift("known", "info", "");
        look[flood.length + 1] = drift("worst", "critical", "");
        DriftLedger full = after(ledger, complete(build(2), look));
        assertEquals(DriftLedger.MAX_OPEN, full.entries().size() - 1, "one is remedied");
        assertEquals(102, full.droppedOpen());
        assertNotNull(entry(full, "known"));
        assertNotNull(entry(full, "worst"));
        assertEquals(full, after(full, complete(build(2), look)), "the same once more changes nothing");
        assertEquals(
                0,
                after(full, complete(build(3), drift("worst", "critical", ""))).droppedOpen());
    }

    @Test
    void aDriftThatFoundNoRoomMayBeAnAlarm() {
        Sighting[] flood = many("flood", DriftLedger.MAX_OPEN + 1, "low");
        Observation look =
                new Observation(build(1), true, Set.of(), List.of(flood), new FollowUp(Map.of(), StateSerial.NONE, 9));
        DriftLedger full = after(look);
        assertEquals(0, full.alarms(build(1).time()));
        assertTrue(full.isAlarming(build(1).time()));
        assertFalse(after(complete(build(1))).isAlarming(build(1).time()));
    }

    @Test
    void theNewestRemediedDriftsStay() {
        int more = DriftLedger.MAX_REMEDIED + 10;
        DriftLedger ledger = after(
                complete(build(1), drift("old")), complete(build(2), many("x", more - 1, "low")), complete(build(3)));
        assertEquals(DriftLedger.MAX_REMEDIED, ledger.entries().size());
        assertEquals(10, ledger.droppedRemedied());
        assertNull(entry(ledger, "old"));
    }

    @Test
    void textsAreCut() {
        String huge = "x".repeat(100_000);
        Sighting cut = new Sighting(id("a"), "update", huge, huge, huge, huge, huge, "low", "unmanaged", huge);
        assertEquals(Sighting.MAX_TEXT, cut.address().length());
        assertEquals(Sighting.MAX_VALUE, cut.after().length());
        assertEquals(
                Acknowledgement.MAX_REASON,
                new Acknowledgement(huge, huge, Looks.MIDNIGHT, null).reason().length());
    }
}

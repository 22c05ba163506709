package io.jenkins.plugins.terraformguard.engine.drift.life;

import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.after;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.build;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.complete;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.drift;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.entry;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcknowledgementTest {
    private static final DriftLedger OPEN = after(complete(build(1), drift("a")));

    private static Acknowledgement until(String day) {
        return new Acknowledgement("alice", " known ", Looks.MIDNIGHT, day.isEmpty() ? null : LocalDate.parse(day));
    }

    private static DriftState state(DriftLedger ledger, String time) {
        return entry(ledger, "a").state(Instant.parse(time));
    }

    @Test
    void silencesADriftUntilItsDayIsOver() {
        DriftLedger ledger = OPEN.acknowledge(id("a"), until("2026-01-10")).orElseThrow();
        assertEquals(DriftState.ACKNOWLEDGED, state(ledger, "2026-01-10T23:59:59Z"));
        assertEquals(0, ledger.alarms(Instant.parse("2026-01-10T23:59:59Z")));
        assertEquals(DriftState.OPEN, state(ledger, "2026-01-11T00:00:00Z"));
        assertEquals(1, ledger.alarms(Instant.parse("2026-01-11T00:00:00Z")));
        assertEquals("known", entry(ledger, "a").acknowledgement().reason());
    }

    @Test
    void holdsWhileTheDriftIsThereWithoutADay() {
        DriftLedger ledger = OPEN.acknowledge(id("a"), until("")).orElseThrow();
        ledger = after(ledger, complete(build(2), drift("a")));
        assertEquals(DriftState.ACKNOWLEDGED, state(ledger, "2036-01-10T00:00:00Z"));
        ledger = after(ledger, complete(build(3)), complete(build(4), drift("a")));
        assertEquals(DriftState.OPEN, state(ledger, "2026-01-02T00:00:00Z"), "one that comes back is news");
    }

    @Test
    void outlivesTheEndOfTheDriftUpToItsDay() {
        DriftLedger ledger = OPEN.acknowledge(id("a"), until("2026-01-10")).orElseThrow();
        ledger = after(ledger, complete(build(3)));
        DriftLedger inTime = after(ledger, complete(build(4, 9), drift("a")));
        assertEquals(DriftState.ACKNOWLEDGED, state(inTime, "2026-01-10T00:00:00Z"));
        DriftLedger late = after(ledger, complete(build(4, 10), drift("a")));
        assertNull(entry(late, "a").acknowledgement());
    }

    @Test
    void isTakenBack() {
        DriftLedger ledger = OPEN.acknowledge(id("a"), until("")).orElseThrow();
        assertEquals(Optional.of(OPEN), ledger.withdraw(id("a")));
        assertEquals(Optional.empty(), OPEN.withdraw(id("a")), "there is none");
    }

    @Test
    void isForDriftsThatAreThere() {
        assertEquals(Optional.empty(), OPEN.acknowledge(id("b"), until("")));
        DriftLedger ended = after(OPEN, complete(build(2)));
        assertEquals(Optional.empty(), ended.acknowledge(id("a"), until("")));
    }

    @Test
    void needsAReason() {
        assertThrows(IllegalArgumentException.class, () -> new Acknowledgement("a", " \n", Looks.MIDNIGHT, null));
    }
}

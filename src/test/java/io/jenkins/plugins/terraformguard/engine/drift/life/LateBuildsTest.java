package io.jenkins.plugins.terraformguard.engine.drift.life;

import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.after;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.broken;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.build;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.complete;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.drift;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Builds that finish in another order than they started in, and the same build again. */
class LateBuildsTest {
    @Test
    void anOlderBuildOpensNothingThatANewerOneDidNotSee() {
        DriftLedger ledger = after(complete(build(2)), complete(build(1), drift("a")));
        assertNull(entry(ledger, "a"));
        assertEquals(build(2), ledger.latest());
        assertEquals(build(2), ledger.complete());
    }

    @Test
    void anOlderBuildOpensWhatTheNewerOneCouldNotSee() {
        DriftLedger ledger = after(broken(build(2)), complete(build(1), drift("a")));
        assertTrue(entry(ledger, "a").isOpen());
        assertEquals(build(2), ledger.latest());
        assertEquals(build(1), ledger.complete());
    }

    @Test
    void anOlderBuildEndsNothing() {
        DriftLedger ledger = after(complete(build(2), drift("a")), complete(build(1)));
        assertTrue(entry(ledger, "a").isOpen());
    }

    @Test
    void anOlderBuildReopensNothing() {
        DriftLedger ledger = after(complete(build(1), drift("a")), complete(build(3)), complete(build(2), drift("a")));
        LedgerEntry entry = entry(ledger, "a");
        assertFalse(entry.isOpen());
        assertEquals(build(3), entry.remedied().when());
        assertEquals(2, entry.total(), "but it is counted");
        assertEquals(1, entry.opened());
    }

    @Test
    void anOlderBuildMovesTheFirstSightingOnly() {
        DriftLedger ledger = after(complete(build(2), drift("a", "high", "")), complete(build(1), drift("a")));
        LedgerEntry entry = entry(ledger, "a");
        assertEquals(build(1), entry.first());
        assertEquals(build(2), entry.last());
        assertEquals(1, entry.sightings());
        assertEquals("high", entry.drift().severity());
    }

    @Test
    void anOlderBuildDoesNotSetTheThreshold() {
        Observation newer =
                new Observation(build(2), true, Set.of(), List.of(), new FollowUp(Map.of(), StateSerial.NONE, 5));
        assertEquals(5, after(newer, complete(build(1))).alarmAfter());
        assertEquals(1, after(newer, complete(build(3))).alarmAfter());
    }

    @Test
    void theSameBuildTwiceIsOneSighting() {
        DriftLedger once = after(complete(build(1), drift("a")));
        assertEquals(once, after(once, complete(build(1), drift("a"))), "a step that runs again after a restart");
    }

    @Test
    void theSameBuildMayLookAgainAfterApplying() {
        DriftLedger ledger = after(complete(build(1), drift("a")), complete(build(1)));
        assertEquals(build(1), entry(ledger, "a").remedied().when());
        assertTrue(entry(after(ledger, complete(build(1), drift("a"))), "a").isOpen());
    }

    @Test
    void aClockThatWasSetBackMakesNoOldBuilds() {
        Seen future = new Seen(build(1).time().plus(Duration.ofDays(9_000)), 1);
        DriftLedger ledger = after(complete(future, drift("a")), complete(build(2)));
        assertFalse(entry(ledger, "a").isOpen());
        assertEquals(Duration.ZERO, entry(ledger, "a").age(build(3).time()));
    }

    @Test
    void numbersThatBeginAnewMakeNoOldBuilds() {
        Seen before = new Seen(build(1).time(), 400);
        assertFalse(entry(after(complete(before, drift("a")), complete(build(2))), "a")
                .isOpen());
    }

    @Test
    void timesAreKeptWithinWhatCanBeWritten() {
        assertEquals(Seen.NEVER, new Seen(java.time.Instant.MIN, -3));
        assertEquals(
                "9999-12-31T23:59:59Z",
                new Seen(java.time.Instant.MAX, 1).time().toString());
    }
}

package io.jenkins.plugins.terraformguard.engine.drift.life;

import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.after;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.broken;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.build;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.complete;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.drift;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.entry;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What builds that look one after another make of a drift. */
class LedgerUpdateTest {
    @Test
    void aDriftIsCountedWhileItIsThere() {
        DriftLedger ledger = after(complete(build(1), drift("a")), complete(build(2), drift("a")));
        LedgerEntry entry = entry(ledger, "a");
        assertEquals(build(1), entry.first());
        assertEquals(build(2), entry.last());
        assertEquals(2, entry.sightings());
        assertEquals(DriftState.OPEN, entry.state(build(3).time()));
        assertEquals(Duration.ofHours(3), entry.age(build(4).time()));
    }

    @Test
    void itEndsWithTheFirstCompleteLookThatDoesNotSeeIt() {
        DriftLedger ledger = after(complete(build(1), drift("a")), complete(build(5)));
        LedgerEntry entry = entry(ledger, "a");
        assertEquals(new Remedied(Remedy.UNKNOWN, build(5)), entry.remedied());
        assertEquals(DriftState.REMEDIED, entry.state(build(6).time()));
        assertEquals(Duration.ofHours(4), entry.age(build(9).time()));
        assertEquals(entry, entry(after(ledger, complete(build(6))), "a"), "the end is written once");
    }

    @Test
    void aLookThatIsNotCompleteEndsNothing() {
        DriftLedger ledger = after(complete(build(1), drift("a")), broken(build(2), drift("b")));
        assertTrue(entry(ledger, "a").isOpen());
        assertTrue(entry(ledger, "b").isOpen(), "what it saw is there");
        assertEquals(build(1), ledger.complete());
        assertEquals(build(2), ledger.latest());
        DriftLedger later = after(ledger, complete(build(3), drift("a")));
        assertEquals(2, entry(later, "a").sightings(), "nor does it break the row");
    }

    @Test
    void aResourceOfWhichOnlySomeDriftsAreListedKeepsTheOthers() {
        Observation some = new Observation(
                build(2), true, Set.of("aws_security_group.a"), List.of(), new FollowUp(Map.of(), StateSerial.NONE, 1));
        DriftLedger ledger = after(complete(build(1), drift("a"), drift("b")), some);
        assertTrue(entry(ledger, "a").isOpen());
        assertFalse(entry(ledger, "b").isOpen());
    }

    @Test
    void itOpensAgain() {
        DriftLedger ledger = after(complete(build(1), drift("a")), complete(build(2)), complete(build(3), drift("a")));
        LedgerEntry entry = entry(ledger, "a");
        assertTrue(entry.isOpen());
        assertEquals(build(1), entry.first());
        assertEquals(1, entry.sightings());
        assertEquals(2, entry.total());
        assertEquals(2, entry.opened());
        assertEquals(Duration.ZERO, entry.age(build(3).time()), "its age begins anew");
    }

    @Test
    void flappingIsOpeningThreeTimesWithinThirtyDays() {
        DriftLedger ledger = DriftLedger.EMPTY;
        for (int i = 0; i < 3; i++) {
            assertFalse(i > 0 && entry(ledger, "a").flaps(Looks.MIDNIGHT.plus(Duration.ofDays(10L * i))));
            ledger = after(
                    ledger, complete(build(2 * i + 1, 10 * i), drift("a")), complete(build(2 * i + 2, 10 * i + 1)));
        }
        LedgerEntry entry = entry(ledger, "a");
        Instant first = Looks.MIDNIGHT;
        assertTrue(entry.flaps(first.plus(Duration.ofDays(30))));
        assertFalse(entry.flaps(first.plus(Duration.ofDays(30)).plusSeconds(1)), "the first opening is too long ago");
    }

    @Test
    void openingsAreBoundedAndCounted() {
        DriftLedger ledger = DriftLedger.EMPTY;
        for (int i = 0; i < 40; i += 2) {
            ledger = after(ledger, complete(build(i + 1), drift("a")), complete(build(i + 2)));
        }
        assertEquals(LedgerEntry.MAX_OPENINGS, entry(ledger, "a").openings().size());
        assertEquals(build(39).time(), entry(ledger, "a").openings().get(LedgerEntry.MAX_OPENINGS - 1));
        assertEquals(20, entry(ledger, "a").opened());
    }

    @Test
    void anAlarmNeedsEnoughSightingsInARow() {
        Observation once = new Observation(
                build(1), true, Set.of(), List.of(drift("a")), new FollowUp(Map.of(), StateSerial.NONE, 2));
        DriftLedger ledger = after(once);
        assertEquals(0, ledger.alarms(build(1).time()));
        Observation twice = new Observation(
                build(2), true, Set.of(), List.of(drift("a")), new FollowUp(Map.of(), StateSerial.NONE, 2));
        assertEquals(1, after(ledger, twice).alarms(build(2).time()));
        DriftLedger back = after(
                ledger,
                complete(build(2)),
                new Observation(
                        build(3), true, Set.of(), List.of(drift("a")), new FollowUp(Map.of(), StateSerial.NONE, 2)));
        assertEquals(0, back.alarms(build(3).time()), "one that comes back begins anew");
    }

    @Test
    void noiseAndIgnoredDriftsOpenNothing() {
        DriftLedger ledger = after(complete(build(1), drift("a", "high", "etag")));
        assertEquals(Map.of(), ledger.entries());
    }

    @Test
    void aDriftThatIsIgnoredFromNowOnStaysAndIsSilent() {
        DriftLedger ledger = after(complete(build(1), drift("a")), complete(build(2), drift("a", "medium", "rule")));
        LedgerEntry entry = entry(ledger, "a");
        assertTrue(entry.isOpen());
        assertEquals(1, entry.sightings());
        assertEquals(2, entry.total());
        assertEquals(0, ledger.alarms(build(2).time()));
        assertEquals(1, after(ledger, complete(build(3), drift("a"))).alarms(build(3).time()), "until it counts again");
        assertFalse(entry(after(ledger, complete(build(3))), "a").isOpen(), "it ends when it is seen no more");
        DriftLedger ended = after(complete(build(1), drift("a")), complete(build(2)));
        assertEquals(
                ended.entries(),
                after(ended, complete(build(3), drift("a", "low", "rule"))).entries());
    }

    @Test
    void anotherDirectionIsAnotherDrift() {
        Sighting first = drift("a");
        Sighting other = new Sighting(
                id("other"),
                "update",
                first.address(),
                first.type(),
                first.path(),
                "443",
                "3389",
                "high",
                "unmanaged",
                "");
        DriftLedger known = after(complete(build(1), first))
                .acknowledge(id("a"), new Acknowledgement("alice", "known", Looks.MIDNIGHT, null))
                .orElseThrow();
        DriftLedger ledger = after(known, complete(build(2), other));
        assertEquals(Remedy.SUPERSEDED, entry(ledger, "a").remedied().how());
        assertEquals(DriftState.OPEN, entry(ledger, "other").state(build(2).time()));
        assertEquals(1, ledger.alarms(build(2).time()));
    }

    @Test
    void theEndOfAResourceOutsideSupersedesItsDrifts() {
        Sighting gone = new Sighting(
                id("gone"),
                "delete",
                "aws_security_group.a",
                "aws_security_group",
                "",
                "",
                "",
                "high",
                "deleted-outside",
                "");
        DriftLedger ledger = after(complete(build(1), drift("a"), drift("b")), complete(build(2), gone, drift("b")));
        assertEquals(Remedy.SUPERSEDED, entry(ledger, "a").remedied().how());
        assertTrue(entry(ledger, "b").isOpen());
    }

    @Test
    void theLastSightingSaysWhatADriftIs() {
        DriftLedger ledger = after(complete(build(1), drift("a")), complete(build(2), drift("a", "critical", "")));
        assertEquals("critical", entry(ledger, "a").drift().severity());
    }

    @Test
    void whatHasNoIdentityIsNotTrackedAndOfTwoWithOneTheFirstCounts() {
        Sighting none = new Sighting("", "update", "r.x", "r", "p", "1", "2", "low", "unmanaged", "");
        Sighting twin = new Sighting(id("a"), "update", "r.twin", "r", "p", "1", "2", "low", "unmanaged", "");
        DriftLedger ledger = after(complete(build(1), none, drift("a"), twin));
        assertEquals(Set.of(id("a")), ledger.entries().keySet());
        assertEquals("aws_security_group.a", entry(ledger, "a").drift().address());
        assertNull(entry(ledger, "a").acknowledgement());
    }
}

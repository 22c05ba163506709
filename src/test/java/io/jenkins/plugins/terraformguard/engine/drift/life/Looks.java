package io.jenkins.plugins.terraformguard.engine.drift.life;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks of builds for tests: build N starts N hours after midnight, alarms come with the first sighting. */
public final class Looks {
    public static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");

    private Looks() {}

    public static Seen build(int number) {
        return new Seen(MIDNIGHT.plus(Duration.ofHours(number)), number);
    }

    /** A build on a day. */
    public static Seen build(int number, int day) {
        return new Seen(MIDNIGHT.plus(Duration.ofDays(day)), number);
    }

    /** An id for a name. */
    public static String id(String name) {
        return Sha256.hex(name).substring(0, 16);
    }

    /** Port 22 was opened by hand; the name tells it from other drifts of the same kind. */
    public static Sighting drift(String name) {
        return drift(name, "medium", "");
    }

    public static Sighting drift(String name, String severity, String hidden) {
        return new Sighting(
                id(name),
                "update",
                "aws_security_group." + name,
                "aws_security_group",
                "ingress[0].from_port",
                "443",
                "22",
                severity,
                "will-be-reverted",
                hidden);
    }

    public static Observation complete(Seen seen, Sighting... sightings) {
        return look(seen, true, StateSerial.NONE, Map.of(), sightings);
    }

    public static Observation broken(Seen seen, Sighting... sightings) {
        return look(seen, false, StateSerial.NONE, Map.of(), sightings);
    }

    public static Observation look(
            Seen seen, boolean complete, StateSerial serial, Map<String, Outcome> outcomes, Sighting... sightings) {
        return new Observation(seen, complete, Set.of(), List.of(sightings), new FollowUp(outcomes, serial, 1));
    }

    /** The ledger after these looks, from the first one on. */
    public static DriftLedger after(Observation... looks) {
        return after(DriftLedger.EMPTY, looks);
    }

    public static DriftLedger after(DriftLedger ledger, Observation... looks) {
        return Stream.of(looks).reduce(ledger, LedgerUpdate::apply, (one, other) -> other);
    }

    public static LedgerEntry entry(DriftLedger ledger, String name) {
        return ledger.entries().get(id(name));
    }

    /** A ledger with a drift in every state. */
    public static DriftLedger everything() {
        StateSerial serial = new StateSerial("4f6e-lineage", 7);
        Sighting deleted = new Sighting(
                id("gone"),
                "delete",
                "aws_s3_bucket.b (deposed 4c2d71f9)",
                "aws_s3_bucket",
                "",
                "",
                "",
                "high",
                "deleted-outside",
                "");
        DriftLedger ledger = after(
                look(build(1), true, serial, Map.of(), drift("web"), drift("db", "critical", ""), deleted),
                look(build(2), true, serial, Map.of(), drift("web"), deleted, drift("tags", "info", "tags-all")),
                look(
                        build(3),
                        false,
                        StateSerial.NONE,
                        Map.of(),
                        drift("web", "medium", "known (ops, until 2026-09-01)")));
        Acknowledgement known = new Acknowledgement(
                "alice", "Ordered by hand: \"INC-7\" \u2028 <b>", MIDNIGHT, java.time.LocalDate.of(2026, 3, 1));
        return ledger.acknowledge(id("gone"), known).orElseThrow();
    }
}

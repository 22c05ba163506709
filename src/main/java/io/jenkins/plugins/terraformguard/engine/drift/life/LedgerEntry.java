package io.jenkins.plugins.terraformguard.engine.drift.life;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one drift over all builds.
 *
 * @param drift as it was seen last
 * @param first the first build that saw it
 * @param last the last one
 * @param sightings builds in a row that saw it, since it opened last
 * @param total builds that ever saw it
 * @param serial the state that the last one looked at
 * @param openings when it opened, the last {@link #MAX_OPENINGS} times; never empty
 * @param opened how often it opened
 * @param acknowledgement who knows of it, or null
 * @param remedied how it ended, or null while it is there
 */
public record LedgerEntry(
        Sighting drift,
        Seen first,
        Seen last,
        int sightings,
        int total,
        StateSerial serial,
        List<Instant> openings,
        int opened,
        Acknowledgement acknowledgement,
        Remedied remedied) {
    public static final int MAX_OPENINGS = 10;

    private static final Duration FLAPPING_TIME = Duration.ofDays(30);
    private static final int FLAPPING_OPENINGS = 3;

    public LedgerEntry {
        openings = List.copyOf(openings);
        if (openings.isEmpty() || openings.size() > MAX_OPENINGS) {
            throw new IllegalArgumentException("Between 1 and " + MAX_OPENINGS + " openings, not " + openings.size());
        }
    }

    static LedgerEntry open(Sighting drift, Seen seen, StateSerial serial) {
        return new LedgerEntry(drift, seen, seen, 1, 1, serial, List.of(seen.time()), 1, null, null);
    }

    public String id() {
        return drift.id();
    }

    /** Whether the drift is there, acknowledged or not. */
    public boolean isOpen() {
        return remedied == null;
    }

    /** Where it is in its life; an acknowledgement whose time is over counts no more. */
    public DriftState state(Instant now) {
        if (!isOpen()) {
            return DriftState.REMEDIED;
        }
        return acknowledgement != null && acknowledgement.holds(now) ? DriftState.ACKNOWLEDGED : DriftState.OPEN;
    }

    /** Whether somebody should look into it: it counts, nobody has acknowledged it, and it was seen often enough. */
    public boolean alarms(Instant now, int alarmAfter) {
        return state(now) == DriftState.OPEN && !drift.isHidden() && sightings >= alarmAfter;
    }

    /** Whether it comes and goes: it opened at least three times within the last 30 days. */
    public boolean flaps(Instant now) {
        Instant from = now.minus(FLAPPING_TIME);
        return openings.stream().filter(opening -> !opening.isBefore(from)).count() >= FLAPPING_OPENINGS;
    }

    /** How long it has been there since it opened last; for one that is remedied, how long it was. */
    public Duration age(Instant now) {
        Instant end = isOpen() ? now : remedied.when().time();
        Duration age = Duration.between(openings.get(openings.size() - 1), end);
        return age.isNegative() ? Duration.ZERO : age;
    }

    LedgerEntry with(Acknowledgement other) {
        return new LedgerEntry(drift, first, last, sightings, total, serial, openings, opened, other, remedied);
    }

    LedgerEntry ended(Remedy how, Seen when) {
        return new LedgerEntry(
                drift,
                first,
                last,
                sightings,
                total,
                serial,
                openings,
                opened,
                acknowledgement,
                new Remedied(how, when));
    }

    /** The same drift, seen by a build that says nothing new of it because a later one has looked already. */
    LedgerEntry seenLate(Seen seen) {
        return new LedgerEntry(
                drift,
                Seen.earlier(first, seen),
                last,
                sightings,
                total + 1,
                serial,
                openings,
                opened,
                acknowledgement,
                remedied);
    }

    /** Still there. A second look of one build is no second sighting, and one that does not count is none in a row. */
    LedgerEntry seenAgain(Sighting now, Seen seen, StateSerial state) {
        int more = seen.equals(last) ? 0 : 1;
        return new LedgerEntry(
                now,
                first,
                seen,
                sightings + (now.isHidden() ? 0 : more),
                total + more,
                state,
                openings,
                opened,
                acknowledgement,
                null);
    }

    /** There again. An acknowledgement outlives the end of a drift only up to the day that it names. */
    LedgerEntry reopened(Sighting now, Seen seen, StateSerial state) {
        List<Instant> times = new ArrayList<>(openings);
        times.add(seen.time());
        boolean holds =
                acknowledgement != null && acknowledgement.until() != null && acknowledgement.holds(seen.time());
        return new LedgerEntry(
                now,
                first,
                seen,
                1,
                total + (seen.equals(last) ? 0 : 1),
                state,
                times.subList(Math.max(0, times.size() - MAX_OPENINGS), times.size()),
                opened + 1,
                holds ? acknowledgement : null,
                null);
    }
}

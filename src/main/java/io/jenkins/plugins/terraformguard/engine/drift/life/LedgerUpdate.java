package io.jenkins.plugins.terraformguard.engine.drift.life;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes what a build saw into a ledger.
 *
 * <p>Builds may finish in another order than they started in. A build changes the state of a drift only if it is not {@link
 * Seen#isOlderThan older} than the one that the state comes from; an older one is counted and changes nothing else. A drift
 * that a complete look of a newer build did not see is not opened either.
 *
 * <p>Noise and ignored drifts open nothing and end nothing: a drift that was open and is now ignored stays where it is, raises
 * no alarm, and its sightings in a row do not grow until it counts again. It ends when nothing is seen of it any more.
 */
public final class LedgerUpdate {
    private static final String DELETE = "delete";

    private final DriftLedger ledger;
    private final Observation look;
    private final Map<String, Sighting> sightings = new LinkedHashMap<>();
    private final TreeMap<String, LedgerEntry> entries;

    private LedgerUpdate(DriftLedger ledger, Observation look) {
        this.ledger = ledger;
        this.look = look;
        this.entries = new TreeMap<>(ledger.entries());
        for (Sighting sighting : look.sightings()) {
            if (DriftIdentity.isValid(sighting.id())) {
                sightings.putIfAbsent(sighting.id(), sighting);
            }
        }
    }

    /** The ledger after a look. */
    public static DriftLedger apply(DriftLedger ledger, Observation look) {
        return new LedgerUpdate(ledger, look).run();
    }

    private DriftLedger run() {
        sightings.values().forEach(this::sighted);
        if (look.complete()) {
            endOthers();
        }
        boolean late = look.seen().isOlderThan(ledger.latest());
        LedgerBounds bounds = LedgerBounds.apply(entries, look.seen().time());
        return new DriftLedger(
                late ? ledger.alarmAfter() : look.known().alarmAfter(),
                ledger.latest().orNewer(look.seen()),
                look.complete() ? ledger.complete().orNewer(look.seen()) : ledger.complete(),
                late ? Math.max(bounds.droppedOpen(), ledger.droppedOpen()) : bounds.droppedOpen(),
                ledger.droppedRemedied() + bounds.droppedRemedied(),
                bounds.kept());
    }

    private void sighted(Sighting sighting) {
        LedgerEntry known = entries.get(sighting.id());
        LedgerEntry next = known == null
                ? opened(sighting)
                : known.isOpen() ? seenAgain(known, sighting) : seenAfterItsEnd(known, sighting);
        if (next != null) {
            entries.put(next.id(), next);
        }
    }

    private LedgerEntry opened(Sighting sighting) {
        return sighting.isHidden() || look.seen().isOlderThan(ledger.complete())
                ? null
                : LedgerEntry.open(sighting, look.seen(), look.known().serial());
    }

    private LedgerEntry seenAgain(LedgerEntry known, Sighting sighting) {
        return look.seen().isOlderThan(known.last())
                ? known.seenLate(look.seen())
                : known.seenAgain(sighting, look.seen(), look.known().serial());
    }

    private LedgerEntry seenAfterItsEnd(LedgerEntry known, Sighting sighting) {
        if (look.seen().isOlderThan(known.remedied().when())) {
            return known.seenLate(look.seen());
        }
        return sighting.isHidden()
                ? known
                : known.reopened(sighting, look.seen(), look.known().serial());
    }

    private void endOthers() {
        Set<String> places = new HashSet<>();
        Set<String> deleted = new HashSet<>();
        for (Sighting sighting : sightings.values()) {
            places.add(sighting.place());
            if (sighting.kind().equals(DELETE)) {
                deleted.add(sighting.address());
            }
        }
        entries.replaceAll((id, entry) -> {
            boolean ends = entry.isOpen()
                    && !sightings.containsKey(id)
                    && !look.seen().isOlderThan(entry.last())
                    && !look.partial().contains(entry.drift().address());
            if (!ends) {
                return entry;
            }
            boolean superseded = places.contains(entry.drift().place())
                    || deleted.contains(entry.drift().address());
            Remedy how = superseded
                    ? Remedy.SUPERSEDED
                    : Remedy.of(
                            entry.serial().until(look.known().serial()),
                            look.known().outcome(id));
            return entry.ended(how, look.seen());
        });
    }
}

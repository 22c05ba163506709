package io.jenkins.plugins.terraformguard.engine.drift.life;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The drifts of one guard of a job, as all builds so far have seen them. Immutable and bounded.
 *
 * @param alarmAfter builds in a row that must see a drift before it raises an alarm, at least 1
 * @param latest the newest build that looked
 * @param complete the newest one whose look was complete
 * @param droppedOpen drifts of the newest look that found no room
 * @param droppedRemedied remedied drifts that had to make room, ever
 * @param entries by id
 */
public record DriftLedger(
        int alarmAfter,
        Seen latest,
        Seen complete,
        int droppedOpen,
        int droppedRemedied,
        SortedMap<String, LedgerEntry> entries) {
    public static final String SCHEMA = "terraform-guard/drift-ledger/v1";
    public static final int MAX_OPEN = 5_000;
    public static final int MAX_REMEDIED = 2_000;

    /** A ledger in which nothing has been written. */
    public static final DriftLedger EMPTY =
            new DriftLedger(1, Seen.NEVER, Seen.NEVER, 0, 0, Collections.emptySortedMap());

    public DriftLedger {
        alarmAfter = Math.max(1, alarmAfter);
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** All drifts, by id. */
    public Collection<LedgerEntry> all() {
        return entries.values();
    }

    /** How many drifts are in that state. */
    public long count(DriftState state, Instant now) {
        return all().stream().filter(entry -> entry.state(now) == state).count();
    }

    /** How many drifts raise an alarm; see {@link LedgerEntry#alarms}. */
    public long alarms(Instant now) {
        return all().stream().filter(entry -> entry.alarms(now, alarmAfter)).count();
    }

    /** Whether any drift raises an alarm, or one that found no room might. */
    public boolean isAlarming(Instant now) {
        return droppedOpen > 0 || alarms(now) > 0;
    }

    /** The drifts that are there, for finding out what became of those that the next build does not see. */
    public List<Tracked> tracked() {
        return all().stream()
                .filter(LedgerEntry::isOpen)
                .map(entry -> Tracked.of(entry.drift()))
                .toList();
    }

    /**
     * Notes that somebody knows of a drift, in place of an acknowledgement that it has.
     *
     * @return the new ledger, or nothing if there is no such drift any more
     */
    public Optional<DriftLedger> acknowledge(String id, Acknowledgement acknowledgement) {
        return Optional.ofNullable(entries.get(id))
                .filter(LedgerEntry::isOpen)
                .map(entry -> with(entry.with(acknowledgement)));
    }

    /**
     * Takes an acknowledgement back.
     *
     * @return the new ledger, or nothing if there is no such drift any more, or it is not acknowledged
     */
    public Optional<DriftLedger> withdraw(String id) {
        return Optional.ofNullable(entries.get(id))
                .filter(entry -> entry.isOpen() && entry.acknowledgement() != null)
                .map(entry -> with(entry.with((Acknowledgement) null)));
    }

    private DriftLedger with(LedgerEntry entry) {
        SortedMap<String, LedgerEntry> changed = new TreeMap<>(entries);
        changed.put(entry.id(), entry);
        return new DriftLedger(alarmAfter, latest, complete, droppedOpen, droppedRemedied, changed);
    }
}

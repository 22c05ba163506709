package io.jenkins.plugins.terraformguard.engine.drift.life;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of a ledger is kept where there is more than it may hold: of the drifts that are there those that somebody has
 * acknowledged, then the most severe, then those known longest; of the remedied ones the newest.
 */
record LedgerBounds(SortedMap<String, LedgerEntry> kept, int droppedOpen, int droppedRemedied) {
    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low", "info");

    /** The entries that fit, and how many do not. */
    static LedgerBounds apply(SortedMap<String, LedgerEntry> entries, Instant now) {
        Comparator<LedgerEntry> worst = Comparator.comparing((LedgerEntry entry) -> entry.state(now))
                .reversed()
                .thenComparing(entry -> rank(entry.drift().severity()))
                .thenComparing(entry -> entry.first().time())
                .thenComparing(LedgerEntry::id);
        Comparator<LedgerEntry> newest = Comparator.comparing(
                        (LedgerEntry entry) -> entry.remedied().when().time())
                .reversed()
                .thenComparing(LedgerEntry::id);
        Collection<LedgerEntry> all = entries.values();
        List<LedgerEntry> open = all.stream().filter(LedgerEntry::isOpen).toList();
        List<LedgerEntry> remedied =
                all.stream().filter(entry -> !entry.isOpen()).toList();
        SortedMap<String, LedgerEntry> kept = new TreeMap<>();
        return new LedgerBounds(
                kept,
                keep(open, worst, DriftLedger.MAX_OPEN, kept),
                keep(remedied, newest, DriftLedger.MAX_REMEDIED, kept));
    }

    private static int keep(
            List<LedgerEntry> entries, Comparator<LedgerEntry> order, int room, SortedMap<String, LedgerEntry> into) {
        entries.stream().sorted(order).limit(room).forEach(entry -> into.put(entry.id(), entry));
        return Math.max(0, entries.size() - room);
    }

    private static int rank(String severity) {
        int rank = SEVERITIES.indexOf(severity);
        return rank < 0 ? SEVERITIES.size() : rank;
    }
}

package io.jenkins.plugins.terraformguard.engine.history;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Brings together what is kept of a history and what was made anew from builds: nothing of either is lost. What is kept may
 * reach back to builds that are gone, what was made anew may reach back before a file that was damaged.
 */
public final class HistoryMerge {
    private HistoryMerge() {}

    /** Both in one. */
    public static JobHistory merge(JobHistory kept, JobHistory anew) {
        SortedMap<Integer, Entry> entries = new TreeMap<>();
        anew.entries().forEach(entry -> entries.put(entry.build(), entry));
        kept.entries().forEach(entry -> entries.merge(entry.build(), entry, HistoryMerge::fuller));
        List<Entry> all = new ArrayList<>(entries.values());
        JobHistory newer = isNewer(kept, anew) ? kept : anew;
        JobHistory older = newer == kept ? anew : kept;
        TreeMap<String, OpenFinding> open = new TreeMap<>(newer.open());
        open.replaceAll((fingerprint, finding) -> since(finding, older.open().get(fingerprint)));
        return new JobHistory(kept.guard(), all, open, newer.asked()).newest(JobHistory.MAX_ENTRIES);
    }

    /** Of two that end with the same build the one that reaches further back knows more of what is open. */
    private static boolean isNewer(JobHistory kept, JobHistory anew) {
        return last(kept) > last(anew) || last(kept) == last(anew) && first(kept) <= first(anew);
    }

    private static int first(JobHistory history) {
        return history.entries().isEmpty() ? -1 : history.entries().get(0).build();
    }

    private static int last(JobHistory history) {
        return history.last().map(Entry::build).orElse(-1);
    }

    /**
     * Of two entries of a build the one that knows more of the builds before; the second where they know the same. Drifts that
     * came to an end are those of the one that knows of more.
     */
    private static Entry fuller(Entry one, Entry other) {
        int mended = Integer.compare(Figures.mended(one), Figures.mended(other));
        int more = mended != 0 ? mended : Integer.compare(one.leadSeconds(), other.leadSeconds());
        return more > 0 ? one.keeping(other) : other.keeping(one);
    }

    private static OpenFinding since(OpenFinding finding, OpenFinding other) {
        return other == null || !other.since().isBefore(finding.since())
                ? finding
                : new OpenFinding(
                        finding.fingerprint(),
                        finding.policy(),
                        finding.pack(),
                        finding.version(),
                        other.since(),
                        finding.build(),
                        other.first());
    }
}

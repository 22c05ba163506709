package io.jenkins.plugins.terraformguard.engine.replay;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A decision that was made again, beside the one of then.
 *
 * @param status how it came out
 * @param label which decision
 * @param verdict of then; empty if the decision can't be read
 * @param first the first difference in the order of the document, or null
 * @param differences how many there are
 * @param parts their number by the top-level key that they are in
 * @param missing keys that this engine writes and that the archived decision does not have yet, as JSON pointers with
 *     {@code *} for places in lists; at most 100
 * @param problem why it can't be made again, else empty
 * @param notes what helps to understand the outcome, a sentence each
 */
public record ReplayResult(
        ReplayStatus status,
        DecisionLabel label,
        String verdict,
        Difference first,
        int differences,
        SortedMap<String, Integer> parts,
        SortedSet<String> missing,
        String problem,
        List<String> notes) {
    public ReplayResult {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
        missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
        notes = List.copyOf(notes);
    }

    /** Nothing could be compared. */
    public static ReplayResult notReplayable(DecisionLabel label, String verdict, String problem) {
        return new ReplayResult(
                ReplayStatus.NOT_REPLAYABLE,
                label,
                verdict,
                null,
                0,
                new TreeMap<>(),
                new TreeSet<>(),
                problem,
                List.of());
    }
}

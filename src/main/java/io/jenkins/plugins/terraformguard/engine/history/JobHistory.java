package io.jenkins.plugins.terraformguard.engine.history;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * What a guard of a job came to, build by build.
 *
 * @param guard id of its decisions
 * @param entries the newest of them, at most {@link #MAX_ENTRIES}, by the number of the build
 * @param open violations that are there, by fingerprint, at most {@link #MAX_OPEN}
 * @param asked policies that were asked about the last plan, at most {@link #MAX_ASKED}, in their order
 */
public record JobHistory(String guard, List<Entry> entries, SortedMap<String, OpenFinding> open, List<String> asked) {
    public static final String SCHEMA = "terraform-guard/history/v1";
    public static final int MAX_ENTRIES = 500;
    public static final int MAX_OPEN = 5_000;
    public static final int MAX_ASKED = 2_000;

    public JobHistory {
        entries = List.copyOf(entries);
        open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
        asked = List.copyOf(asked);
    }

    public static JobHistory empty(String guard) {
        return new JobHistory(guard, List.of(), new TreeMap<>(), List.of());
    }

    /**
     * How things stand: what the newest build came to that is still there. Nothing where none is. What a build said that is gone
     * is a number among numbers, and not how things stand, whether it went because logs are rotated or was taken back.
     *
     * @param there whether a build of that number is still there
     */
    public Optional<Entry> current(IntPredicate there) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (there.test(entries.get(i).build())) {
                return Optional.of(entries.get(i));
            }
        }
        return Optional.empty();
    }

    /** What the newest build came to, if there is one, whether it is still there or not; see {@link #current}. */
    public Optional<Entry> last() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
    }

    /** What a build came to, if it is there. */
    public Optional<Entry> of(int build) {
        return entries.stream().filter(entry -> entry.build() == build).findFirst();
    }

    /** The same without a build, which is gone. */
    public JobHistory without(int build) {
        return new JobHistory(
                guard, entries.stream().filter(entry -> entry.build() != build).toList(), open, asked);
    }

    /** The same as if a build had not been: what only that one saw was not there, and can't be mended later. */
    public JobHistory withdrawn(int build) {
        JobHistory left = without(build);
        TreeMap<String, OpenFinding> others = new TreeMap<>(open);
        of(build)
                .ifPresent(entry -> others.values()
                        .removeIf(finding ->
                                finding.build() == build && finding.since().equals(entry.at())));
        return new JobHistory(guard, left.entries(), others, asked);
    }

    /** The same with no more than so many entries, the newest. */
    public JobHistory newest(int count) {
        return new JobHistory(guard, entries.subList(Math.max(0, entries.size() - count), entries.size()), open, asked);
    }
}

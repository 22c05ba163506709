package io.jenkins.plugins.terraformguard.engine.history;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What a stretch of a history comes to.
 *
 * @param plans plans that were judged
 * @param stopped those of them that failed, or on which there was no decision
 * @param drifted those of them with drift that counts
 * @param mended violations that were mended
 * @param remedied drifts that came to an end
 * @param remedySeconds median time until a violation was mended or a drift came to its end, plan by plan; or {@link Entry#UNKNOWN}
 * @param leadSeconds median time from the first plan of a change until it was let through, or {@link Entry#UNKNOWN}
 */
public record Figures(
        int plans, int stopped, int drifted, int mended, int remedied, int remedySeconds, int leadSeconds) {
    public static Figures of(List<Entry> entries) {
        return new Figures(
                entries.size(),
                count(entries, entry -> isStopped(entry) ? 1 : 0),
                count(entries, entry -> entry.drift().open() > 0 ? 1 : 0),
                count(entries, Figures::mended),
                count(entries, entry -> entry.drift().remedied()),
                median(entries, Figures::remedySeconds),
                median(entries, Entry::leadSeconds));
    }

    /** Violations that a plan mended. */
    public static int mended(Entry entry) {
        return entry.policies().stream().mapToInt(PolicyUse::fixed).sum();
    }

    /** How long what a plan saw the end of was there, on average; {@link Entry#UNKNOWN} where it saw the end of nothing. */
    public static int remedySeconds(Entry entry) {
        long ended = (long) mended(entry) + entry.drift().remedied();
        long seconds = entry.drift().remedySeconds()
                + entry.policies().stream().mapToLong(PolicyUse::fixedSeconds).sum();
        return ended == 0 ? Entry.UNKNOWN : Seconds.bounded(seconds / ended);
    }

    private static boolean isStopped(Entry entry) {
        return entry.verdict() == Verdict.FAIL || entry.verdict() == Verdict.ERROR;
    }

    private static int count(List<Entry> entries, ToIntFunction<Entry> of) {
        return Seconds.bounded(
                entries.stream().mapToLong(entry -> of.applyAsInt(entry)).sum());
    }

    private static int median(List<Entry> entries, ToIntFunction<Entry> of) {
        int[] known = entries.stream()
                .mapToInt(of)
                .filter(value -> value != Entry.UNKNOWN)
                .sorted()
                .toArray();
        return known.length == 0 ? Entry.UNKNOWN : known[(known.length - 1) / 2];
    }
}

package io.jenkins.plugins.terraformguard.engine.report;

import java.util.List;
import java.util.function.Function;

/**
 * The first elements of a list.
 *
 * @param omitted how many more there are
 */
public record Capped<T>(List<T> shown, int omitted) {
    public static <S, T> Capped<T> of(List<S> all, int max, Function<S, T> view) {
        return new Capped<>(all.stream().limit(max).map(view).toList(), Math.max(0, all.size() - max));
    }

    /** Whether there is anything at all. */
    public boolean any() {
        return !shown.isEmpty() || omitted > 0;
    }

    public int total() {
        return shown.size() + omitted;
    }
}

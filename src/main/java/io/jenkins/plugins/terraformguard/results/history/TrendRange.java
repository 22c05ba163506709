package io.jenkins.plugins.terraformguard.results.history;

import java.util.List;

/** How many builds a trend shows. */
final class TrendRange {
    static final List<Integer> CHOICES = List.of(25, 50, 100, 500);
    static final int USUAL = 50;

    private TrendRange() {}

    /** The one that was asked for, or the usual one where that is none of the choices. */
    static int of(String asked) {
        return CHOICES.stream()
                .filter(choice -> Integer.toString(choice).equals(asked))
                .findFirst()
                .orElse(USUAL);
    }

    /**
     * A choice.
     *
     * @param href address of the page with this one
     * @param selected whether it is the one that is shown
     */
    public record Choice(int count, String href, boolean selected) {}
}

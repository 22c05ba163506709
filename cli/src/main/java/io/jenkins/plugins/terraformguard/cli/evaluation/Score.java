package io.jenkins.plugins.terraformguard.cli.evaluation;

import java.util.OptionalDouble;

/**
 * How often somebody was right.
 *
 * @param right what was found and is there
 * @param wrong what was found and is not there
 * @param missed what is there and was not found
 */
public record Score(int right, int wrong, int missed) {
    static final Score NONE = new Score(0, 0, 0);

    Score plus(Score other) {
        return new Score(right + other.right, wrong + other.wrong, missed + other.missed);
    }

    /** Share of what was found that is there, from 0 to 1; nothing where nothing was found. */
    public OptionalDouble precision() {
        return share(right, right + wrong);
    }

    /** Share of what is there that was found, from 0 to 1; nothing where nothing is there. */
    public OptionalDouble recall() {
        return share(right, right + missed);
    }

    static OptionalDouble share(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}

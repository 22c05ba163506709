package io.jenkins.plugins.terraformguard.engine.tuning;

/** Bounds how long patterns are matched in one evaluation; what a project writes must not hold up an agent. */
final class MatchBudget {
    /** Comparisons of characters at most: some seconds. */
    static final long MOST = 2_000_000_000L;

    private long spent;

    /** Takes so much, and says whether it was there. */
    boolean take(long comparisons) {
        spent += comparisons;
        return spent <= MOST;
    }

    boolean isSpent() {
        return spent > MOST;
    }
}

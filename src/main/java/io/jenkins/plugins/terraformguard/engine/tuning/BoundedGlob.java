package io.jenkins.plugins.terraformguard.engine.tuning;

import io.jenkins.plugins.terraformguard.engine.plan.format.Glob;

/** A pattern that tells beforehand what matching it may take. */
final class BoundedGlob {
    private final Glob glob;
    private final int length;
    private final boolean searches;

    BoundedGlob(String pattern) {
        this.glob = new Glob(pattern);
        this.length = pattern.length();
        this.searches = pattern.indexOf('*') != pattern.lastIndexOf('*');
    }

    boolean isBoundless() {
        return glob.isBoundless();
    }

    /** Whether the text fits; false once the budget is spent. */
    boolean matches(String text, MatchBudget budget) {
        return budget.take(searches ? (long) length * (text.length() + 1) : length) && glob.matches(text);
    }
}

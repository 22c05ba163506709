package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.impact.Reversibility;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import java.util.List;

/** How much a fact matters beside others, so that a reviewer with little room hears of the worst. */
final class Weight {
    /** The plan as a whole, and what its author says of it, come before everything. */
    static final int WHOLE = 1_000;

    static final int INVOKE = 60;
    static final int DEFERRED = 45;
    static final int OUTPUT = 10;
    static final int REFERENCE = 5;

    private static final List<String> SEVERITIES = List.of("info", "low", "medium", "high", "critical");

    private Weight() {}

    static int of(ChangeKind kind) {
        return switch (kind) {
            case DELETE, REPLACE -> 70;
            case OTHER -> 65;
            case FORGET, CREATE_AND_FORGET -> 55;
            case UPDATE -> 40;
            case CREATE -> 25;
            default -> 15;
        };
    }

    static int of(Reversibility reversibility) {
        return switch (reversibility) {
            case IRREVERSIBLE -> 95;
            case LOSSY -> 50;
            case REVERSIBLE -> 8;
        };
    }

    /** @param severity a word; one that nobody knows counts as the worst */
    static int ofSeverity(String severity) {
        int rank = SEVERITIES.indexOf(severity);
        return 20 * (rank < 0 ? SEVERITIES.size() : rank + 1) - 2;
    }
}

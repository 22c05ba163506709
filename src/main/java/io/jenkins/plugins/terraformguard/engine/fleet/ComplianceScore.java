package io.jenkins.plugins.terraformguard.engine.fleet;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.history.Course;
import io.jenkins.plugins.terraformguard.engine.history.Found;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;

/**
 * One number from 0 to 100 for how a guard stands: 100 where nothing is wrong and everything is known. Nothing that is worse
 * raises it, and what is not known counts against it. It serves to sort and to see where things go, not to compare two guards
 * that are asked about different things.
 *
 * <p>Weights are added up for what is wrong, and the sum turned into {@code 100 * 100 / (100 + sum)}, so that there is always
 * something worse; then the verdict bounds it.
 */
public final class ComplianceScore {
    public static final int BEST = 100;

    /** The most that is left where the verdict is fail, and where approval is required. */
    static final int MOST_FAILED = 49;

    static final int MOST_UNAPPROVED = 74;

    private static final int EXEMPT = 1;
    private static final int DRIFT = 3;
    private static final int DRIFT_UNKNOWN = 5;
    private static final int BROKEN = 20;

    private ComplianceScore() {}

    /** The score of what a build found, and of the drift that is there. */
    public static int of(Verdict verdict, Found found, Course course, Drifting drift) {
        if (verdict == Verdict.ERROR) {
            return 0;
        }
        long sum = 0;
        for (Severity severity : Severity.values()) {
            sum += weight(severity) * (long) found.bySeverity().get(severity);
        }
        sum += EXEMPT * ((long) found.waived() + found.baseline());
        sum += DRIFT * (long) drift.open();
        sum += drift.isKnown() ? 0 : DRIFT_UNKNOWN;
        sum += BROKEN * (long) course.broken();
        return (int) Math.min(most(verdict), 100L * BEST / (100L + sum));
    }

    private static int most(Verdict verdict) {
        return switch (verdict) {
            case PASS, ADVISORY -> BEST;
            case APPROVAL_REQUIRED -> MOST_UNAPPROVED;
            case FAIL -> MOST_FAILED;
            case ERROR -> 0;
        };
    }

    /** What one finding weighs that counts; one that waits for apply weighs as much as one that is sure. */
    static int weight(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 40;
            case HIGH -> 15;
            case MEDIUM -> 5;
            case LOW -> 2;
            case INFO -> 1;
        };
    }
}

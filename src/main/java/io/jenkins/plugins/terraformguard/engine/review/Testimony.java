package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.review.ReviewCall.Status;
import java.util.Map;

/**
 * What the answer of a reviewer is worth. It is worked out from the answer alone, whatever else was recorded of it.
 *
 * @param call question and answer
 * @param status what came of it
 * @param problem why there is no review, else empty
 * @param review what was said, compared with the facts; nothing if there is no review
 */
record Testimony(ReviewCall call, Status status, String problem, CheckedReview review) {
    static Testimony of(ClaimCheck check, ReviewCall call) {
        // Whatever the record says came of it: what it holds of an answer is read.
        if (call.status() != Status.ANSWERED && call.answer().text().isEmpty()) {
            return new Testimony(call, call.status(), call.problem(), CheckedReview.NONE);
        }
        try {
            Canaries canaries = Canaries.of(call.nonce());
            Review review =
                    ReviewAnswer.read(ReviewAnswer.own(canaries, call.answer().text()));
            return new Testimony(call, Status.ANSWERED, "", check.check(review));
        } catch (ReviewException e) {
            return new Testimony(call, Status.DISCARDED, e.getMessage(), CheckedReview.NONE);
        }
    }

    boolean answered() {
        return status == Status.ANSWERED;
    }

    /** The same without what a critic struck, with the reason by concern. */
    Testimony without(Map<Concern, String> reasons) {
        return new Testimony(call, status, problem, review.without(reasons));
    }
}

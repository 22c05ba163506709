package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.FixShape;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.util.ArrayList;
import java.util.List;

/**
 * What was asked and answered in a review, complete: with the plan, all that follows from it can be worked out again without
 * asking anybody. It is archived beside the decision.
 *
 * @param decision id of the decision
 * @param rules what was asked for
 * @param intent what the author said of the change, as it was told
 * @param facts SHA-256 of the sheet of facts, lower-case hex
 * @param calls who was asked, in the order of the roles, the critic last; none where the rules of the engine looked alone
 * @param fixes changes of the configuration, and what came of trying them
 * @param notes why less was done than was asked for, and the like
 */
public record ReviewRecord(
        String decision,
        ReviewRules rules,
        String intent,
        String facts,
        List<ReviewCall> calls,
        List<ReviewSummary.Fix> fixes,
        List<String> notes) {
    public static final String SCHEMA = "terraform-guard/review-record/v1";

    static final int MAX_NOTES = 50;

    /** Bytes of all fixes as they are written. */
    private static final int MAX_FIX_BYTES = 512 * 1024;

    public ReviewRecord {
        calls = List.copyOf(calls);
        fixes = List.copyOf(fixes);
        notes = List.copyOf(notes);
    }

    /** The same with fixes: the first ones, as many as there is room for, and a note if there are more. */
    public ReviewRecord with(List<ReviewSummary.Fix> others) {
        List<ReviewSummary.Fix> kept = new ArrayList<>();
        int left = MAX_FIX_BYTES;
        for (ReviewSummary.Fix fix : others) {
            left -= CanonicalJson.bytes(FixShape.write(fix)).length;
            if (left < 0 || kept.size() == ReviewSummary.MAX_FIXES) {
                break;
            }
            kept.add(wellFormed(fix));
        }
        List<String> all = new ArrayList<>(notes);
        if (kept.size() < others.size()) {
            all.add(others.size() - kept.size() + " more fixes are not recorded");
        }
        return new ReviewRecord(decision, rules, intent, facts, calls, kept, all);
    }

    /** As it is read back from a document. */
    private static ReviewSummary.Fix wellFormed(ReviewSummary.Fix fix) {
        return new ReviewSummary.Fix(
                fix.finding(),
                CanonicalJson.wellFormed(fix.policy()),
                CanonicalJson.wellFormed(fix.address()),
                fix.origin(),
                fix.status(),
                fix.edits().stream()
                        .map(edit -> new ReviewSummary.Edit(
                                CanonicalJson.wellFormed(edit.path()), CanonicalJson.wellFormed(edit.value())))
                        .toList(),
                CanonicalJson.wellFormed(fix.note()));
    }
}

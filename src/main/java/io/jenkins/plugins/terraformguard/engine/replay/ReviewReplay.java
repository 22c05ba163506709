package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.Judged;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.review.FactSheet;
import io.jenkins.plugins.terraformguard.engine.review.ReviewBoard;
import io.jenkins.plugins.terraformguard.engine.review.ReviewPanel;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecord;
import io.jenkins.plugins.terraformguard.engine.review.Reviewing;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Has reviewers look at a change of the past once more, told the same, and compares what they say. */
public final class ReviewReplay {
    private ReviewReplay() {}

    /**
     * Asks them; by the rules of then. Whatever is wrong with what was archived is part of the answer.
     *
     * @param panel who is asked now
     * @param progress is told how far judging the plan again is
     * @throws CancellationException if this thread is interrupted while the plan is judged
     * @throws InterruptedException if it is interrupted while they are asked
     */
    public static ReviewDrift ask(ReplayCase past, ReviewPanel panel, GuardProgress progress)
            throws InterruptedException {
        DecisionLabel label = DecisionLabel.NONE;
        try {
            Decision first = Reevaluation.read(past);
            label = DecisionLabel.of(first);
            ArchivedEvaluation archived = Reevaluation.archived(past, first);
            Optional<ReviewRecord> record = ReviewedAgain.record(past, first);
            if (record.isEmpty()) {
                return ReviewDrift.problem(label, "Nobody has reviewed it: there is nothing to compare with");
            }
            return compare(label, Reevaluation.judge(first, archived, progress), record.get(), panel);
        } catch (NotReplayableException e) {
            return ReviewDrift.problem(label, e.getMessage());
        }
    }

    private static ReviewDrift compare(DecisionLabel label, Judged judged, ReviewRecord record, ReviewPanel panel)
            throws InterruptedException {
        FactSheet sheet = ReviewedAgain.sheet(judged, record);
        if (!sheet.digest().equals(record.facts())) {
            return ReviewDrift.problem(label, ReviewedAgain.OTHER_FACTS);
        }
        ReviewRecord again = ReviewBoard.hold(record.decision(), sheet, record.intent(), record.rules(), panel);
        ReviewSummary then = Reviewing.outcome(sheet, record);
        ReviewSummary now = Reviewing.outcome(sheet, again);
        return new ReviewDrift(
                label,
                "",
                then,
                now,
                Reviewing.apply(judged.decision(), then).verdict(),
                Reviewing.apply(judged.decision(), now).verdict());
    }
}

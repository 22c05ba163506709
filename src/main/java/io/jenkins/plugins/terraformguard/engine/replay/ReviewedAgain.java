package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.Judged;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.review.FactSheet;
import io.jenkins.plugins.terraformguard.engine.review.FactSheets;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecord;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecordDocument;
import io.jenkins.plugins.terraformguard.engine.review.Reviewing;
import java.util.Optional;

/**
 * A decision that was made again, with what the recorded answers of reviewers come to. Of the record nothing is believed
 * but the answers: the facts are collected anew, and every claim is compared with them once more.
 *
 * @param problem why the recorded answers could not be compared; then the decision has what was archived of the review
 */
record ReviewedAgain(Decision decision, String problem) {
    static final String OTHER_FACTS = ReplayArchive.REVIEW
            + ": what reviewers were told of this plan is not what they would be told now, so what they said can't be"
            + " compared once more";

    static ReviewedAgain of(ReplayCase past, Decision first, GuardProgress progress) throws NotReplayableException {
        ArchivedEvaluation archived = Reevaluation.archived(past, first);
        Optional<ReviewRecord> record = record(past, first);
        if (record.isEmpty()) {
            return new ReviewedAgain(Reevaluation.decide(first, archived, progress), "");
        }
        Judged again = Reevaluation.judge(first, archived, progress);
        FactSheet sheet = sheet(again, record.get());
        if (!sheet.digest().equals(record.get().facts())) {
            return new ReviewedAgain(
                    Reviewing.apply(again.decision(), first.grounds().review()), OTHER_FACTS);
        }
        return new ReviewedAgain(Reviewing.apply(again.decision(), Reviewing.outcome(sheet, record.get())), "");
    }

    /** What reviewers are told. */
    static FactSheet sheet(Judged judged, ReviewRecord record) {
        return FactSheets.of(
                judged.decision(),
                judged.facts(),
                record.intent(),
                record.rules().tokens());
    }

    /**
     * The record that belongs to a decision.
     *
     * @return empty if nobody has reviewed it
     */
    static Optional<ReviewRecord> record(ReplayCase past, Decision first) throws NotReplayableException {
        String named = first.grounds().review().record();
        byte[] document = past.review();
        if (document.length == 0 && named.isEmpty()) {
            return Optional.empty();
        }
        if (document.length == 0) {
            throw problem("it is not there, and the decision rests on it", "Put it beside the decision", null);
        }
        if (named.isEmpty()) {
            throw problem(
                    "the decision knows of no review", "Take it away, or get the decision that belongs to it", null);
        }
        if (!Sha256.hex(document).equals(named)) {
            throw problem(
                    "it is not the file that the decision names: one of both was changed",
                    ReplayArchive.GET_IT_AGAIN,
                    null);
        }
        try {
            ReviewRecord record = ReviewRecordDocument.read(document);
            if (!record.decision().equals(first.id())) {
                throw problem(
                        "it is about another decision, '" + record.decision() + "'", ReplayArchive.GET_IT_AGAIN, null);
            }
            return Optional.of(record);
        } catch (DecisionFormatException e) {
            throw problem("it can't be used: " + e.getMessage(), ReplayArchive.GET_IT_AGAIN, e);
        }
    }

    private static NotReplayableException problem(String what, String remedy, Throwable cause) {
        return new NotReplayableException(new ReplayException(ReplayArchive.REVIEW, what, remedy, cause));
    }
}

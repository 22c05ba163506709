package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.Judged;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.review.FactSheet;
import io.jenkins.plugins.terraformguard.engine.review.FactSheets;
import io.jenkins.plugins.terraformguard.engine.review.RecordCheck;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecord;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecordDocument;
import io.jenkins.plugins.terraformguard.engine.review.Reviewing;
import java.util.List;
import java.util.Objects;
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

    static final String LESS = ReplayArchive.REVIEW
            + ": it was made by rules that raise less than the settings that the decision was made with";

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
        Decision decision = Reviewing.apply(again.decision(), Reviewing.outcome(sheet, record.get()));
        List<String> problems = RecordCheck.problems(sheet, record.get());
        if (!problems.isEmpty()) {
            return new ReviewedAgain(decision, ReplayArchive.REVIEW + ": " + String.join("; ", problems));
        }
        return new ReviewedAgain(decision, isLess(record.get(), again.decision()) ? LESS : "");
    }

    /** Whether less could raise the verdict than by the settings that the decision was made with. */
    private static boolean isLess(ReviewRecord record, Decision decision) {
        ReviewRules asked = record.rules();
        ReviewRules least = decision.settings().review();
        ReviewRules both = asked.and(least);
        return asked.tokens() < least.tokens()
                || asked.critic() && !least.critic()
                || !Objects.equals(asked.raise(), both.raise());
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

package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewedDecision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Works out what a review comes to. It depends on nothing but its arguments: whoever asks again gets the same. */
public final class Reviewing {
    private Reviewing() {}

    /**
     * What the recorded answers come to, compared with the facts.
     *
     * @throws IllegalArgumentException if the record is about another sheet
     */
    public static ReviewSummary outcome(FactSheet sheet, ReviewRecord record) {
        requireSame(sheet, record);
        return new Outcome(sheet, record).summary();
    }

    /**
     * Configuration that reviewers would use instead, of concerns that the facts bear out and no critic struck; to be tried
     * before the outcome is worked out.
     *
     * @throws IllegalArgumentException if the record is about another sheet
     */
    public static List<ProposedPatch> proposals(FactSheet sheet, ReviewRecord record) {
        requireSame(sheet, record);
        List<ProposedPatch> proposals = new ArrayList<>();
        for (Testimony testimony : Hearing.of(sheet, record.calls()).testimonies()) {
            for (Concern concern : testimony.review().concerns()) {
                if (!concern.patch().isBlank()) {
                    List<Fact> facts =
                            concern.facts().stream().distinct().map(sheet::find).toList();
                    proposals.add(new ProposedPatch(testimony.call().role(), facts, concern.patch()));
                }
            }
        }
        return proposals;
    }

    /**
     * The decision once reviewers were heard: its verdict is at least what it was.
     *
     * @param judged what rules alone say, with the effects of the plan by name
     */
    public static Decision apply(Decision judged, ReviewSummary summary) {
        Verdict verdict = RaiseRule.verdict(judged.verdict(), summary.raised());
        return judged.verdict() == Verdict.ERROR ? judged : ReviewedDecision.of(judged, verdict, summary);
    }

    private static void requireSame(FactSheet sheet, ReviewRecord record) {
        if (!sheet.digest().equals(record.facts())) {
            throw new IllegalArgumentException("The record of the review is about other facts");
        }
    }
}

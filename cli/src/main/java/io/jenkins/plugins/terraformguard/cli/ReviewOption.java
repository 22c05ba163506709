package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.Judged;
import io.jenkins.plugins.terraformguard.engine.ReviewProposals;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.remedy.Proposal;
import io.jenkins.plugins.terraformguard.engine.remedy.RemedyBudget;
import io.jenkins.plugins.terraformguard.engine.replay.RemedyCheck;
import io.jenkins.plugins.terraformguard.engine.review.FactSheet;
import io.jenkins.plugins.terraformguard.engine.review.FactSheets;
import io.jenkins.plugins.terraformguard.engine.review.ReviewBoard;
import io.jenkins.plugins.terraformguard.engine.review.ReviewPanel;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecord;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecordDocument;
import io.jenkins.plugins.terraformguard.engine.review.Reviewing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether reviewers look at a plan beside the policies, and who. */
final class ReviewOption {
    @Option(names = "--no-review", description = "Have nobody look at the change beside the policies")
    private boolean none;

    @Option(
            names = "--intent",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "What the author says of the change, such as the message of the commit:"
                    + " reviewers compare it with what the plan does")
    private String intent;

    @Mixin
    private RolesOption roles;

    @Mixin
    private ModelOption model;

    /** Tries what reviewers propose. */
    private interface Trying {
        List<ReviewSummary.Fix> fixes(Decision decision, List<Proposal> proposals) throws IOException;
    }

    /** Finds what is wrong with the options before anything is read. */
    void check() throws UserError {
        boolean asked = model.panel(roles.in(ReviewRules.DEFAULT)) != ReviewPanel.NONE;
        if (none && asked) {
            throw new UserError("--no-review leaves nobody to ask, and --model says whom", "Leave one of both out");
        }
    }

    /**
     * The decisions once reviewers were heard; what they were sent and said is kept beside the plans. Of a single plan,
     * configuration that they propose is tried.
     *
     * @param engine that judged the plans
     * @param request that it was asked
     * @throws InterruptedException if this thread is interrupted while they are asked
     */
    List<Decision> decisions(
            GuardEngine engine, GuardRequest request, List<Judged> judged, ArchiveOption.Recording recording)
            throws IOException, UserError, InterruptedException {
        List<Decision> decisions = new ArrayList<>();
        Trying trying = judged.size() == 1
                ? (decision, proposals) -> RemedyCheck.of(engine, request, decision, RemedyBudget.DEFAULT)
                        .check(proposals)
                : (decision, proposals) -> List.of();
        for (Judged one : judged) {
            boolean reviewed = !none && one.decision().verdict() != Verdict.ERROR;
            decisions.add(reviewed ? review(one, trying, recording) : one.decision());
        }
        return decisions;
    }

    private Decision review(Judged judged, Trying trying, ArchiveOption.Recording recording)
            throws IOException, UserError, InterruptedException {
        Decision decision = judged.decision();
        ReviewRules rules = roles.in(decision.settings().review());
        FactSheet sheet = FactSheets.of(decision, judged.facts(), intent, rules.tokens());
        ReviewRecord record = ReviewBoard.hold(decision.id(), sheet, sheet.intent(), rules, model.panel(rules));
        List<Proposal> proposals = ReviewProposals.of(decision, sheet, record);
        if (!proposals.isEmpty()) {
            List<ReviewSummary.Fix> fixes = trying.fixes(decision, proposals);
            record = record.with(fixes.subList(0, Math.min(fixes.size(), ReviewSummary.MAX_FIXES)));
        }
        recording.review(decision.id(), ReviewRecordDocument.write(record));
        return Reviewing.apply(decision, Reviewing.outcome(sheet, record));
    }
}

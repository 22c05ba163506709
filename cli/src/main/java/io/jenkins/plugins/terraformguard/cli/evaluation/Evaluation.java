package io.jenkins.plugins.terraformguard.cli.evaluation;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.Judged;
import io.jenkins.plugins.terraformguard.engine.PlanSink;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.review.FactSheet;
import io.jenkins.plugins.terraformguard.engine.review.FactSheets;
import io.jenkins.plugins.terraformguard.engine.review.ReviewBoard;
import io.jenkins.plugins.terraformguard.engine.review.ReviewPanel;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecord;
import io.jenkins.plugins.terraformguard.engine.review.Reviewing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/** Has reviewers look at labelled plans just as they look at those of a build, by the bundled policies alone. */
public final class Evaluation {
    private static final String ID = "review-eval";

    private final GuardEngine engine;
    private final ReviewRules rules;
    private final ReviewPanel panel;

    /** @param rules which must say when approval is asked for */
    public Evaluation(GuardEngine engine, ReviewRules rules, ReviewPanel panel) {
        this.engine = engine;
        this.rules = rules;
        this.panel = panel;
    }

    /**
     * Asks them about every plan.
     *
     * @param done is told how many plans are done
     * @throws IOException if a plan is missing, can't be read, or is none: then nothing of it can be compared
     */
    public EvaluationReport run(LabelledSet set, IntConsumer done) throws IOException, InterruptedException {
        List<PlanScore> scores = new ArrayList<>();
        Set<String> reviewers = new TreeSet<>();
        for (LabelledPlan plan : set.plans()) {
            done.accept(scores.size());
            Judged judged = judge(set, plan);
            FactSheet sheet = FactSheets.of(judged.decision(), judged.facts(), plan.intent(), rules.tokens());
            ReviewRecord record = ReviewBoard.hold(ID, sheet, plan.intent(), rules, panel);
            ReviewSummary summary = Reviewing.outcome(sheet, record);
            summary.witnesses().forEach(witness -> reviewers.add(who(witness)));
            scores.add(PlanScore.of(plan, record, summary, rules.raise().severity()));
        }
        return new EvaluationReport(rules, reviewers.stream().toList(), scores);
    }

    private static String who(ReviewSummary.Witness witness) {
        return (witness.role() + ": " + witness.provider() + " " + witness.model()).strip();
    }

    private Judged judge(LabelledSet set, LabelledPlan plan) throws IOException {
        GuardRequest request = new GuardRequest(ID, set.open(plan), "", List.of(), ReadLimits.DEFAULT);
        List<Judged> judged = engine.judgeAll(request, (phase, some, all) -> {}, PlanSink.NONE);
        Decision.GuardError error = judged.get(0).decision().error();
        if (error != null || judged.size() > 1) {
            throw new IOException("The labelled plan " + plan.file() + " can't be used: "
                    + (error == null ? "there are several plans in it" : error.message()));
        }
        return judged.get(0);
    }
}

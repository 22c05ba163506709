package io.jenkins.plugins.terraformguard.cli.evaluation;

import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What reviewers made of all plans of a set.
 *
 * @param rules who looked, and from when on it counts
 * @param reviewers which of them there were, as provider and model
 * @param scores one of each plan, in the order of the labels
 */
public record EvaluationReport(ReviewRules rules, List<String> reviewers, List<PlanScore> scores) {
    public EvaluationReport {
        reviewers = List.copyOf(reviewers);
        scores = List.copyOf(scores);
    }

    /** Whether approval would be asked for what is risky, and only for that. */
    public Score plans() {
        return scores.stream().map(PlanScore::plans).reduce(Score.NONE, Score::plus);
    }

    /** Whether what is dangerous is named, and nothing that is harmless. */
    public Score subjects() {
        return scores.stream().map(PlanScore::subjects).reduce(Score.NONE, Score::plus);
    }

    public int claims() {
        return scores.stream().mapToInt(PlanScore::claims).sum();
    }

    public int struck() {
        return scores.stream().mapToInt(PlanScore::struck).sum();
    }

    /** Share of the claims that the facts do not bear out, from 0 to 1; nothing where nobody said anything. */
    public OptionalDouble struckShare() {
        return Score.share(struck(), claims());
    }

    /** How many claims were struck for which reason. */
    public Map<String, Integer> reasons() {
        Map<String, Integer> reasons = new TreeMap<>();
        scores.forEach(score -> score.reasons().forEach((reason, count) -> reasons.merge(reason, count, Integer::sum)));
        return reasons;
    }

    public Usage usage() {
        return scores.stream().map(PlanScore::usage).reduce(Usage.NONE, Usage::plus);
    }
}

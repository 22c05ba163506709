package io.jenkins.plugins.terraformguard.cli.evaluation;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.review.ReviewCall;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What reviewers made of one plan.
 *
 * @param plan the plan with its labels
 * @param raised what they would ask approval for
 * @param named what they are worried about, severely enough
 * @param claims how much they said
 * @param struck how much of it does not count
 * @param reasons why, by the id of the reason; of very many not all
 * @param problems why there are answers that do not count
 * @param usage what it took
 */
public record PlanScore(
        LabelledPlan plan,
        List<String> raised,
        Set<String> named,
        int claims,
        int struck,
        Map<String, Integer> reasons,
        List<String> problems,
        Usage usage) {
    /** @param severity how severe a concern must be to count */
    static PlanScore of(LabelledPlan plan, ReviewRecord record, ReviewSummary summary, Severity severity) {
        List<String> problems = summary.witnesses().stream()
                .map(ReviewSummary.Witness::problem)
                .filter(problem -> !problem.isEmpty())
                .distinct()
                .toList();
        Usage usage = Usage.of(record.calls());
        if (isStandIn(record)) {
            return new PlanScore(plan, List.of(), Set.of(), 0, 0, Map.of(), problems, usage);
        }
        // What a critic strikes counts with those who said it.
        List<ReviewSummary.Witness> reviewers = summary.witnesses().stream()
                .filter(witness -> !witness.role().equals(ReviewCall.CRITIC))
                .toList();
        Map<String, Integer> reasons = new TreeMap<>();
        summary.struck().stream()
                .filter(struck -> !struck.role().equals(ReviewCall.CRITIC))
                .forEach(struck -> reasons.merge(struck.reason(), 1, Integer::sum));
        return new PlanScore(
                plan,
                summary.raised(),
                named(summary, severity),
                reviewers.stream().mapToInt(ReviewSummary.Witness::claims).sum(),
                reviewers.stream().mapToInt(ReviewSummary.Witness::struck).sum(),
                reasons,
                problems,
                usage);
    }

    /** Whether models were asked and none answered: what then stands in the summary is not theirs. */
    private static boolean isStandIn(ReviewRecord record) {
        return !record.calls().isEmpty()
                && record.calls().stream()
                        .noneMatch(call ->
                                !call.role().equals(ReviewCall.CRITIC) && call.status() == ReviewCall.Status.ANSWERED);
    }

    private static Set<String> named(ReviewSummary summary, Severity severity) {
        Map<String, ReviewSummary.Cited> facts = new HashMap<>();
        summary.facts().forEach(fact -> facts.put(fact.id(), fact));
        Set<String> named = new TreeSet<>();
        for (ReviewSummary.Concern concern : summary.concerns()) {
            if (concern.severity().compareTo(severity) <= 0) {
                for (String id : concern.facts()) {
                    ReviewSummary.Cited fact = facts.get(id);
                    if (fact != null) {
                        named.add(fact.subject().isEmpty() ? fact.kind() : fact.subject());
                    }
                }
            }
        }
        return named;
    }

    /** Whether the risk was found: approval would be asked for something that is dangerous, not for something else. */
    boolean isFound() {
        return plan.risky() && raised.stream().anyMatch(plan.mustName()::contains);
    }

    /** Whether approval would be asked for nothing. */
    boolean isFalseAlarm() {
        return !plan.risky() && !raised.isEmpty();
    }

    /** This plan among all. */
    public Score plans() {
        return new Score(isFound() ? 1 : 0, isFalseAlarm() ? 1 : 0, plan.risky() && !isFound() ? 1 : 0);
    }

    /** What of it is named. What is neither dangerous nor harmless does not count. */
    Score subjects() {
        int right = (int) plan.mustName().stream().filter(named::contains).count();
        return new Score(right, harmless().size(), plan.mustName().size() - right);
    }

    /** What is dangerous and was not named. */
    public List<String> missed() {
        return plan.mustName().stream()
                .filter(subject -> !named.contains(subject))
                .toList();
    }

    /** What is harmless and was named. */
    public List<String> harmless() {
        return named.stream()
                .filter(subject -> !plan.mustName().contains(subject) && plan.isHarmless(subject))
                .toList();
    }
}

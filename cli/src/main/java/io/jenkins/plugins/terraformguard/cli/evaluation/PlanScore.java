package io.jenkins.plugins.terraformguard.cli.evaluation;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What reviewers made of one plan.
 *
 * @param plan the plan with its labels
 * @param raised what they would ask approval for
 * @param named what they are worried about, severely enough
 * @param struck what they said that does not count
 * @param claims how much they said
 * @param problems why there are answers that do not count
 * @param usage what it took
 */
public record PlanScore(
        LabelledPlan plan,
        List<String> raised,
        Set<String> named,
        List<ReviewSummary.Struck> struck,
        int claims,
        List<String> problems,
        Usage usage) {
    /** @param severity how severe a concern must be to count */
    static PlanScore of(LabelledPlan plan, ReviewRecord record, ReviewSummary summary, Severity severity) {
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
        return new PlanScore(
                plan,
                summary.raised(),
                named,
                summary.struck(),
                summary.witnesses().stream()
                        .mapToInt(ReviewSummary.Witness::claims)
                        .sum(),
                summary.witnesses().stream()
                        .map(ReviewSummary.Witness::problem)
                        .filter(problem -> !problem.isEmpty())
                        .distinct()
                        .toList(),
                Usage.of(record.calls()));
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
    Score plans() {
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

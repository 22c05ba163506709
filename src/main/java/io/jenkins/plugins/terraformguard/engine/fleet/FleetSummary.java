package io.jenkins.plugins.terraformguard.engine.fleet;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What rows come to together.
 *
 * @param rows guards
 * @param jobs jobs that they belong to
 * @param verdicts rows by their last verdict; every verdict is there
 * @param states rows in each state; every state is there
 * @param findings those that count, by severity; every severity is there
 * @param openDrift drifts that are there
 * @param watched rows of which it is known how they stand with drift
 * @param waivers waivers that end soon
 * @param score the mean of all scores; {@link FleetRow#UNKNOWN} where there is no row, as with all that follow
 * @param driftRate rows in a hundred that drift, of those that are watched
 * @param remedySeconds the median of what rows say
 * @param leadSeconds likewise
 * @param policies policies that found something, those that bite in most rows first; at most {@link #MAX_POLICIES}
 * @param morePolicies how many more there are
 * @param worst rows with the lowest scores, at most {@link #MAX_WORST}; none that has nothing against it
 */
public record FleetSummary(
        int rows,
        int jobs,
        Map<Verdict, Integer> verdicts,
        Map<FleetState, Integer> states,
        Map<Severity, Integer> findings,
        int openDrift,
        int watched,
        int waivers,
        int score,
        int driftRate,
        int remedySeconds,
        int leadSeconds,
        List<PolicyReach> policies,
        int morePolicies,
        List<FleetRow> worst) {
    public static final int MAX_POLICIES = 50;
    public static final int MAX_WORST = 5;

    public FleetSummary {
        verdicts = Collections.unmodifiableMap(verdicts);
        states = Collections.unmodifiableMap(states);
        findings = Collections.unmodifiableMap(findings);
        policies = List.copyOf(policies);
        worst = List.copyOf(worst);
    }

    /** What these rows come to. */
    public static FleetSummary of(List<FleetRow> rows, Instant now) {
        FleetSums sums = new FleetSums(now);
        rows.forEach(sums::add);
        return sums.summary(rows);
    }
}

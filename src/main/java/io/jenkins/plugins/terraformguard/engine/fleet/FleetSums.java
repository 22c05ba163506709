package io.jenkins.plugins.terraformguard.engine.fleet;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.history.Share;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds up rows. Lists of policies that rows share are gone through once. */
final class FleetSums {
    private static final Comparator<PolicyReach> MOST_FIRST = Comparator.comparingInt(PolicyReach::hit)
            .thenComparingInt(PolicyReach::findings)
            .reversed()
            .thenComparing(PolicyReach::policy);

    private final Instant now;
    private final Set<String> jobs = new HashSet<>();
    private final Map<Verdict, Integer> verdicts = zero(Verdict.class, Verdict.values());
    private final Map<FleetState, Integer> states = zero(FleetState.class, FleetState.values());
    private final Map<Severity, Integer> findings = zero(Severity.class, Severity.values());
    private final Map<String, int[]> hits = new HashMap<>();
    private final Map<List<String>, int[]> lists = new IdentityHashMap<>();
    private final Median remedy = new Median();
    private final Median lead = new Median();
    private int count;
    private int openDrift;
    private int drifted;
    private int watched;
    private int waivers;
    private long scores;

    FleetSums(Instant now) {
        this.now = now;
    }

    private static <E extends Enum<E>> Map<E, Integer> zero(Class<E> type, E[] values) {
        Map<E, Integer> zero = new EnumMap<>(type);
        Arrays.stream(values).forEach(value -> zero.put(value, 0));
        return zero;
    }

    void add(FleetRow row) {
        count++;
        jobs.add(row.job());
        verdicts.merge(row.verdict(), 1, Integer::sum);
        for (FleetState state : FleetState.values()) {
            states.merge(state, state.holds(row, now) ? 1 : 0, Integer::sum);
        }
        row.found().bySeverity().forEach((severity, number) -> findings.merge(severity, number, Integer::sum));
        openDrift += row.drift().open();
        watched += row.drift().isKnown() ? 1 : 0;
        drifted += row.drift().open() > 0 ? 1 : 0;
        waivers += row.lapsing(now);
        scores += row.score();
        middle(remedy, row.remedySeconds());
        middle(lead, row.leadSeconds());
        lists.computeIfAbsent(row.asked(), list -> new int[1])[0]++;
        for (PolicyHit hit : row.hits()) {
            int[] sums = hits.computeIfAbsent(hit.policy(), policy -> new int[2]);
            sums[0]++;
            sums[1] += hit.count();
        }
    }

    private static void middle(Median median, int number) {
        if (number != FleetRow.UNKNOWN) {
            median.add(number, 1);
        }
    }

    FleetSummary summary(List<FleetRow> rows) {
        List<PolicyReach> reached = reached();
        return new FleetSummary(
                count,
                jobs.size(),
                verdicts,
                states,
                findings,
                openDrift,
                watched,
                waivers,
                count == 0 ? FleetRow.UNKNOWN : Math.toIntExact(scores / count),
                watched == 0 ? FleetRow.UNKNOWN : Share.percent(drifted, watched),
                remedy.value(),
                lead.value(),
                reached.stream().limit(FleetSummary.MAX_POLICIES).toList(),
                Math.max(0, reached.size() - FleetSummary.MAX_POLICIES),
                rows.stream()
                        .filter(row -> row.score() < ComplianceScore.BEST)
                        .sorted(FleetColumn.SCORE.order(false, now))
                        .limit(FleetSummary.MAX_WORST)
                        .toList());
    }

    private List<PolicyReach> reached() {
        Map<String, Integer> asked = new HashMap<>();
        lists.forEach((list, times) -> {
            for (String policy : list) {
                if (hits.containsKey(policy)) {
                    asked.merge(policy, times[0], Integer::sum);
                }
            }
        });
        return hits.entrySet().stream()
                .map(hit -> new PolicyReach(
                        hit.getKey(),
                        // A policy that found something was asked, also where the list of those that were is cut.
                        Math.max(asked.getOrDefault(hit.getKey(), 0), hit.getValue()[0]),
                        hit.getValue()[0],
                        hit.getValue()[1]))
                .sorted(MOST_FIRST)
                .toList();
    }
}

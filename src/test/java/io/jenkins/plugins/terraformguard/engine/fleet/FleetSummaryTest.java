package io.jenkins.plugins.terraformguard.engine.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FleetSummaryTest {
    private static FleetRow hit(String job, String policy, int count, int remedy) {
        FleetRow row = Fleets.row(
                job,
                Verdict.FAIL,
                Fleets.found(Severity.HIGH, count),
                new Drifting(DriftSummary.DRIFTED, 2, Fleets.NOW, 4, 1));
        return new FleetRow(
                row.key(),
                row.build(),
                row.at(),
                row.verdict(),
                row.course(),
                row.found(),
                row.risk(),
                row.drift(),
                row.waivers(),
                row.providers(),
                row.regions(),
                List.of(new PolicyHit(policy, count)),
                List.of("P-1", "P-2"),
                remedy,
                row.leadSeconds(),
                row.score());
    }

    @Test
    void itAddsUpAndSaysWhereWhichPolicyBites() {
        List<FleetRow> rows = List.of(
                hit("a", "P-1", 3, 100),
                hit("b", "P-1", 1, 300),
                hit("c", "P-2", 9, 200),
                hit("d", "P-9", 1, FleetRow.UNKNOWN),
                Fleets.clean("a"),
                Fleets.row("e", Verdict.PASS, Fleets.found(Severity.LOW, 0), Drifting.NONE));
        FleetSummary summary = FleetSummary.of(rows, Fleets.NOW);
        assertEquals(6, summary.rows());
        assertEquals(5, summary.jobs());
        assertEquals(4, summary.verdicts().get(Verdict.FAIL));
        assertEquals(0, summary.verdicts().get(Verdict.ERROR));
        assertEquals(14, summary.findings().get(Severity.HIGH));
        assertEquals(8, summary.openDrift());
        assertEquals(5, summary.watched());
        assertEquals(80, summary.driftRate(), "of those that are watched");
        assertEquals(1, summary.states().get(FleetState.UNWATCHED));
        assertEquals(200, summary.remedySeconds());
        assertEquals(FleetRow.UNKNOWN, summary.leadSeconds());
        assertEquals(
                List.of(
                        new PolicyReach("P-1", 6, 2, 4),
                        new PolicyReach("P-2", 6, 1, 9),
                        new PolicyReach("P-9", 1, 1, 1)),
                summary.policies());
        assertEquals(33, summary.policies().get(0).rate());
        assertEquals(1, new PolicyReach("P", 1_000, 1, 1).rate(), "one is not none");
        assertEquals(99, new PolicyReach("P", 1_000, 999, 999).rate(), "and not all");
        assertEquals(100, new PolicyReach("P", 3, 3, 3).rate());
        assertEquals(0, new PolicyReach("P", 3, 0, 0).rate());
        assertEquals(1, new Drifting(DriftSummary.DRIFTED, 1, Fleets.NOW, 500, 1).rate());
        assertEquals(
                List.of("c", "a", "b", "d", "e"),
                summary.worst().stream().map(FleetRow::job).toList());
    }

    @Test
    void ofNothingNothingIsKnown() {
        FleetSummary none = FleetSummary.of(List.of(), Fleets.NOW);
        assertEquals(FleetRow.UNKNOWN, none.score());
        assertEquals(FleetRow.UNKNOWN, none.driftRate());
        assertEquals(List.of(), none.worst());
    }

    @Test
    void foldersAroundFoldersCanBePickedAsWell() {
        FleetChoices choices = FleetChoices.of(List.of(Fleets.clean("a/b/c"), Fleets.clean("a/d"), Fleets.clean("e")));
        assertEquals("{a=2, a/b=1}", choices.folders().toString());
        assertEquals("{eu-west-1=3}", choices.regions().toString());
    }

    /** 5,000 jobs with 200,000 entries: to ask costs no more than some plain scans over the rows, however long histories are. */
    @Test
    void toAskTakesNoLongerThanSomeScans() {
        FleetTable table = Fleets.table(5_000, 40);
        Collection<FleetRow> rows = table.all();
        assertEquals(5_000, rows.size());
        FleetQuery query = FleetQuery.ALL.withVerdict(Verdict.FAIL);
        long scan = Long.MAX_VALUE;
        long ask = Long.MAX_VALUE;
        int found = 0;
        for (int i = 0; i < 15; i++) {
            long start = System.nanoTime();
            int sum = 0;
            for (FleetRow row : rows) {
                sum += row.verdict() == Verdict.FAIL
                                && row.job().toLowerCase(java.util.Locale.ROOT).contains("job")
                        ? 1
                        : 0;
            }
            scan = Math.min(scan, System.nanoTime() - start);
            start = System.nanoTime();
            List<FleetRow> selected = query.select(rows, Fleets.NOW);
            found = query.page(selected).size();
            FleetSummary.of(selected, Fleets.NOW);
            FleetChoices.of(rows);
            ask = Math.min(ask, System.nanoTime() - start);
            assertEquals(sum, selected.size());
        }
        assertEquals(50, found);
        double ratio = (double) ask / scan;
        assertTrue(ratio < 300, "asking took " + ratio + " times a scan of " + scan + " ns");
    }

    @Test
    void listsOfPoliciesAreSharedAndRowsReplaced() {
        FleetTable table = Fleets.table(30, 2);
        assertEquals(
                3,
                IntStream.range(0, 30)
                        .mapToObj(i -> System.identityHashCode(
                                table.of("team-" + i % 50 + "/job-" + i).get(0).asked()))
                        .distinct()
                        .count());
        FleetRow first = new ArrayList<>(table.all()).get(0);
        assertTrue(!table.put(first), "the same again changes nothing");
        assertTrue(table.put(Fleets.clean(first.job())));
        assertEquals(30, table.size());
        assertEquals(1, table.of(first.job()).size());
        assertTrue(table.remove(first.key()) && !table.remove(first.key()));
    }
}

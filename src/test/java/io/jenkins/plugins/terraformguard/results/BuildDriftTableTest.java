package io.jenkins.plugins.terraformguard.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.SampleImpact;
import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.drift.Drifts;
import io.jenkins.plugins.terraformguard.engine.report.DriftRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filtering and paging of drift. */
class BuildDriftTableTest {
    private static BuildDriftTable table(Decision decision, Map<String, String> parameters) {
        return new BuildDriftTable(decision, FindingQuery.of(parameters::get), "/page/");
    }

    /** Forty resources: one of four is deleted and high, the others have an attribute of each kind. */
    private static Decision forty() {
        List<Drift> drift = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            boolean deleted = i % 4 == 0;
            List<Drift.DriftedPath> paths = deleted
                    ? List.of(Drifts.path("", DriftClass.DELETED, "", ""))
                    : List.of(
                            Drifts.path("size", DriftClass.REVERTED, "", ""),
                            Drifts.path("tags", DriftClass.STATE_ONLY, "list-order", ""),
                            Drifts.path("owner", DriftClass.UNMANAGED, "", "known (me, until 2027-01-01)"));
            drift.add(new Drift(
                    "a.b[" + i + "]",
                    "a",
                    deleted ? "delete" : "update",
                    "",
                    paths,
                    0,
                    deleted ? "high" : "low",
                    List.of(),
                    List.of(),
                    "",
                    0));
        }
        DriftSummary summary = new DriftSummary(
                DriftSummary.DRIFTED,
                40,
                40,
                Map.of("will-be-reverted", 30, "deleted-outside", 10),
                Map.of("list-order", 30),
                30,
                List.of());
        return SampleImpact.with(SampleDecisions.full(), drift, summary);
    }

    @Test
    void showsWhatCountsUnlessAskedForMore() {
        BuildDriftTable table = table(forty(), Map.of());
        assertEquals(40, table.getRows().getTotal());
        assertEquals(25, table.getRows().getItems().size());
        assertEquals("/page/?drift=2#drift", table.getRows().getNext());
        assertFalse(table.isFiltered());
        DriftRow row = table.getRows().getItems().get(1);
        assertEquals(1, row.attributes().shown().size());
        assertEquals(1, row.noise());
        assertEquals(1, row.ignored());
        assertEquals(
                List.of("counts 40 true", "noise 30 false", "ignored 30 false", "all 100 false"),
                table.getStates().stream()
                        .map(choice -> choice.id() + " " + choice.count() + " " + choice.selected())
                        .toList());
        assertEquals(
                List.of("will-be-reverted 30", "deleted-outside 10"),
                table.getClasses().stream()
                        .map(choice -> choice.id() + " " + choice.count())
                        .toList());
        assertEquals(
                List.of("high 10", "low 30"),
                table.getSeverities().stream()
                        .map(choice -> choice.id() + " " + choice.count())
                        .toList());
        assertEquals("/page/?driftState=noise#drift", table.getNoise());
        assertEquals("/page/?driftState=ignored#drift", table.getIgnored());
    }

    @ParameterizedTest
    @CsvSource({
        "noise, '', '', 30, tags",
        "ignored, '', '', 30, owner",
        "all, unmanaged, '', 30, owner",
        "counts, unmanaged, '', 0, ''",
        "counts, will-be-reverted, low, 30, size",
        "all, '', high, 10, ''",
        "counts, deleted-outside, low, 0, ''"
    })
    void filtersAddUp(String state, String driftClass, String severity, int total, String path) {
        BuildDriftTable table =
                table(forty(), Map.of("driftState", state, "driftClass", driftClass, "driftSeverity", severity));
        assertEquals(total, table.getRows().getTotal());
        assertTrue(table.isFiltered());
        if (!path.isEmpty()) {
            table.getRows()
                    .getItems()
                    .forEach(row -> assertEquals(
                            List.of(path),
                            row.attributes().shown().stream()
                                    .map(DriftRow.Attribute::path)
                                    .toList()));
        }
        assertEquals("/page/#drift", table.getReset());
    }

    @Test
    void linksKeepWhatIsAskedForElsewhere() {
        Map<String, String> parameters = Map.of("severity", "high", "driftState", "all", "driftClass", "unmanaged");
        BuildDriftTable table = table(forty(), parameters);
        assertEquals(
                "/page/?severity=high&driftClass=unmanaged&driftState=all&drift=2#drift",
                table.getRows().getNext());
        assertEquals("/page/?severity=high#drift", table.getReset());
        assertEquals(Map.of("severity", "high"), table.getKept());
        FindingTable findings = new FindingTable(forty(), FindingQuery.of(parameters::get), "/page/");
        assertEquals("/page/?driftClass=unmanaged&driftState=all#findings", findings.getReset());
        assertEquals(Map.of("driftClass", "unmanaged", "driftState", "all"), findings.getKept());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "urgent", "<script>", "WILL-BE-REVERTED", "a b", "-1", "' or 1=1"})
    void whatIsNotKnownCountsAsNotGiven(String value) {
        BuildDriftTable table = table(
                forty(), Map.of("driftState", value, "driftClass", value, "driftSeverity", value, "drift", value));
        assertFalse(table.isFiltered());
        assertEquals(40, table.getRows().getTotal());
    }

    @Test
    void driftThatIsNotListedIsThereAllTheSame() {
        Drift drift = Drifts.of("a.b", "update", "", List.of(Drifts.path("t", DriftClass.STATE_ONLY, "json", "")), 7);
        Decision decision = SampleImpact.with(
                SampleDecisions.full(),
                List.of(drift),
                new DriftSummary(
                        DriftSummary.DRIFTED, 1, 7, Map.of("undetermined", 7), Map.of("json", 1), 0, List.of()));
        assertEquals(1, table(decision, Map.of()).getRows().getTotal());
        assertEquals(
                7,
                table(decision, Map.of())
                        .getRows()
                        .getItems()
                        .get(0)
                        .attributes()
                        .omitted());
        assertEquals(
                0, table(decision, Map.of("driftState", "ignored")).getRows().getTotal());
    }
}

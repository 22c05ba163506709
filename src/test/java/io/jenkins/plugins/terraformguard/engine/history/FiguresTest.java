package io.jenkins.plugins.terraformguard.engine.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final int HOUR = 3600;

    private static final JobHistory HISTORY = Planned.history(
            Planned.build(1).verdict(Verdict.FAIL).violates("P", "aws_x.a").violates("P", "aws_x.b"),
            Planned.build(2).verdict(Verdict.FAIL).violates("P", "aws_x.b").passes("P", 1),
            Planned.build(9).passes("P", 2).gate(true, 10),
            Planned.build(11).verdict(Verdict.ERROR));

    @Test
    void countWhatHappened() {
        assertEquals(new Figures(4, 3, 0, 2, 0, HOUR, 9 * HOUR), Figures.of(HISTORY.entries()));
        assertEquals(
                new Figures(0, 0, 0, 0, 0, Entry.UNKNOWN, Entry.UNKNOWN),
                Figures.of(JobHistory.empty("x").entries()));
    }

    @Test
    void areInTheDocumentForOtherPrograms() {
        String text = new String(TrendDocument.write("shop/main", HISTORY.newest(2)), StandardCharsets.UTF_8);
        for (String part : List.of(
                "\"schema\":\"terraform-guard/trend/v1\"",
                "\"job\":\"shop/main\"",
                "\"guard\":\"default\"",
                "\"plans\":2",
                "\"median_lead_seconds\":32400",
                "\"build\":9,",
                "\"build\":11,")) {
            assertTrue(text.contains(part), part + " in " + text);
        }
        assertFalse(text.contains("\"build\":2,"), text);
        assertFalse(new String(TrendDocument.write("x", JobHistory.empty("g")), StandardCharsets.UTF_8).contains("-1"));
    }

    @Test
    void whatWasKeptAndWhatWasMadeAnewBecomeOne() {
        Planned first = Planned.build(1).violates("P", "aws_x.a").violates("P", "aws_x.b");
        Planned second = Planned.build(2).violates("P", "aws_x.b").passes("P", 1);
        Planned third = Planned.build(3).violates("P", "aws_x.b");
        JobHistory whole = Planned.history(first, second, third);

        JobHistory afterDamage = Planned.history(third);
        assertEquals(whole, HistoryMerge.merge(afterDamage, whole), "the file was damaged before the third");
        JobHistory late = Planned.history(second, third);
        assertEquals(whole, HistoryMerge.merge(late, Planned.history(first, second)), "the builder was one behind");
        JobHistory buildsGone = Planned.history(third);
        assertEquals(whole, HistoryMerge.merge(whole, buildsGone), "builds are gone");
        Planned elsewhere = Planned.build(2).violates("Q", "aws_y.c").passes("P", 0);
        JobHistory both = Planned.history(first, elsewhere);
        assertEquals(
                both,
                HistoryMerge.merge(Planned.history(elsewhere), both),
                "what the last plan did not touch stays open");
        assertEquals(3, both.open().size());
        assertEquals(whole, HistoryMerge.merge(whole, whole));
        assertEquals(whole, HistoryMerge.merge(JobHistory.empty("default"), whole));
        assertEquals(whole, HistoryMerge.merge(whole, JobHistory.empty("default")));
    }
}

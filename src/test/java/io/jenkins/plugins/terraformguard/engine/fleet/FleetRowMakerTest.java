package io.jenkins.plugins.terraformguard.engine.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.drift.life.Looks;
import io.jenkins.plugins.terraformguard.engine.drift.life.Sighting;
import io.jenkins.plugins.terraformguard.engine.history.DriftCount;
import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.engine.history.Figures;
import io.jenkins.plugins.terraformguard.engine.history.JobHistory;
import io.jenkins.plugins.terraformguard.engine.history.Planned;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a row says of a guard, and of what can't be read. */
class FleetRowMakerTest {
    private static final DriftLedger TEN = Looks.after(Looks.complete(
            Looks.build(1),
            IntStream.range(0, 10).mapToObj(i -> Looks.drift("d" + i)).toArray(Sighting[]::new)));

    private static Entry entry(int drifted) {
        Entry plain = Planned.build(1).passes("P", 1).entry();
        return new Entry(
                plain.build(),
                plain.at(),
                plain.verdict(),
                plain.course(),
                plain.found(),
                plain.risk(),
                plain.changes(),
                new DriftCount(drifted > 0 ? DriftSummary.DRIFTED : DriftSummary.CLEAN, drifted, 0, 0),
                plain.policies(),
                0,
                plain.packs(),
                plain.providers(),
                plain.regions(),
                plain.effects(),
                plain.leadSeconds());
    }

    private static FleetRowMaker maker(Entry... entries) {
        return new FleetRowMaker("job", new JobHistory("g", List.of(entries), new TreeMap<>(), List.of()), List.of());
    }

    /** What was known of drift stays; where nothing was, the last build still says what it saw. */
    @Test
    void aLedgerThatCanNotBeReadMakesNothingBetter() {
        Entry last = entry(10);
        FleetRow known = maker(last).row(last, TEN);
        assertEquals(10, known.drift().open());
        assertEquals(76, known.score());
        FleetRow damaged = maker(last).unreadable(last, known.drift());
        assertEquals(known, damaged);

        FleetRow restarted = maker(last).unreadable(last, null);
        assertEquals(10, restarted.drift().open());
        assertTrue(restarted.score() <= known.score());
        Entry clean = entry(0);
        FleetRow unknown = maker(clean).unreadable(clean, null);
        assertFalse(unknown.drift().isKnown());
        assertTrue(unknown.score() < maker(clean).row(clean, DriftLedger.EMPTY).score());
    }

    /** The page of the job and the one over all guards call the same by the same name. */
    @Test
    void timesAreThoseOfTheTrends() {
        JobHistory history = Planned.history(
                Planned.build(1).violates("P", "aws_x.a").violates("Q", "aws_x.a"),
                Planned.build(2).violates("P", "aws_x.b"),
                Planned.build(3).violates("P", "aws_x.b").passes("P", 1).passes("Q", 1),
                Planned.build(9).passes("P", 1).gate(true, 11));
        Figures figures = Figures.of(history.entries());
        assertEquals(2 * 3600, figures.remedySeconds(), "of two plans the lower one");
        FleetRow row =
                new FleetRowMaker("job", history, List.of()).row(history.last().orElseThrow(), DriftLedger.EMPTY);
        assertEquals(figures.remedySeconds(), row.remedySeconds());
        assertEquals(figures.leadSeconds(), row.leadSeconds());
    }
}

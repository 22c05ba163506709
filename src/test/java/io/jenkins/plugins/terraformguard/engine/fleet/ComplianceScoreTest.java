package io.jenkins.plugins.terraformguard.engine.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.history.Course;
import io.jenkins.plugins.terraformguard.engine.history.Found;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComplianceScoreTest {
    private static final Drifting WATCHED = new Drifting(DriftSummary.CLEAN, 0, null, 1, 0);
    private static final Found NOTHING = new Found(Map.of(), 0, 0, 0, 0, 0);

    private static int of(Verdict verdict, Found found, Drifting drift) {
        return ComplianceScore.of(verdict, found, Course.NONE, drift);
    }

    @Test
    void onlyWhatIsKnownAndGoodIsBest() {
        assertEquals(100, of(Verdict.PASS, NOTHING, WATCHED));
        assertTrue(of(Verdict.PASS, NOTHING, Drifting.NONE) < 100, "nobody looked for drift");
        assertEquals(0, of(Verdict.ERROR, NOTHING, WATCHED), "nothing could be decided");
        assertTrue(of(Verdict.PASS, new Found(Map.of(), 0, 0, 1, 0, 0), WATCHED) < 100, "a waiver mends nothing");
        assertTrue(of(Verdict.PASS, new Found(Map.of(), 0, 0, 0, 1, 0), WATCHED) < 100, "nor does a baseline");
    }

    @Test
    void theVerdictBoundsIt() {
        assertEquals(49, of(Verdict.FAIL, NOTHING, WATCHED));
        assertEquals(74, of(Verdict.APPROVAL_REQUIRED, NOTHING, WATCHED));
        assertEquals(49, of(Verdict.FAIL, Fleets.found(Severity.CRITICAL, 1), WATCHED));
        assertEquals(33, of(Verdict.FAIL, Fleets.found(Severity.CRITICAL, 5), WATCHED));
    }

    @Test
    void hugeNumbersDoNotTurnRound() {
        Map<Severity, Integer> all = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            all.put(severity, Integer.MAX_VALUE);
        }
        int most = Integer.MAX_VALUE;
        Found found = new Found(all, most, most, most, most, most);
        assertEquals(0, of(Verdict.PASS, found, new Drifting(DriftSummary.DRIFTED, most, null, most, most)));
    }

    /** Whatever becomes worse by one, from wherever: the score does not rise. */
    @Test
    void nothingThatIsWorseRaisesIt() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            int[] numbers = random.ints(9, 0, 6).toArray();
            Verdict verdict = Verdict.values()[random.nextInt(Verdict.values().length)];
            int before = score(verdict, numbers);
            int worse = random.nextInt(numbers.length);
            numbers[worse]++;
            assertTrue(score(verdict, numbers) <= before, () -> "number " + worse + " of " + verdict);
            if (verdict != Verdict.ERROR) {
                assertTrue(score(Verdict.values()[verdict.ordinal() + 1], numbers) <= before, verdict::toString);
            }
        }
    }

    /** One finding that becomes more severe. */
    @Test
    void aMoreSevereFindingWeighsMore() {
        for (Severity severity : Severity.values()) {
            for (Severity other : Severity.values()) {
                if (severity.compareTo(other) * Severity.CRITICAL.compareTo(Severity.LOW) > 0) {
                    assertTrue(
                            ComplianceScore.weight(severity) > ComplianceScore.weight(other), severity + " " + other);
                }
            }
        }
    }

    private static int score(Verdict verdict, int[] numbers) {
        Map<Severity, Integer> found = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            found.put(severity, numbers[severity.ordinal()]);
        }
        return ComplianceScore.of(
                verdict,
                new Found(found, 0, 0, numbers[5], numbers[6], 0),
                new Course("", null, "", null, "", 0, numbers[7]),
                new Drifting(DriftSummary.DRIFTED, numbers[8], null, 1, 0));
    }
}

package io.jenkins.plugins.terraformguard.engine.policy.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is among the first. */
class CohortTest {
    private static final List<String> JOBS = IntStream.range(0, 20_000)
            .mapToObj(i -> "team-" + i % 50 + "/job-" + i)
            .toList();

    private static List<String> cohort(String pack, String version, int percent) {
        return JOBS.stream()
                .filter(job -> Cohort.holds(Cohort.place(pack, version, job), percent))
                .toList();
    }

    @Test
    void aCohortHasAboutAsManyJobsAsItSays() {
        for (int percent : new int[] {1, 10, 50, 90}) {
            int size = cohort("acme", "1.0", percent).size();
            double expected = JOBS.size() * percent / 100.0;
            assertEquals(expected, size, 5 * Math.sqrt(expected), percent + " percent");
        }
        assertEquals(0, cohort("acme", "1.0", 0).size());
        assertEquals(JOBS, cohort("acme", "1.0", 100));
    }

    @Test
    void whoIsInStaysInWhileItGrows() {
        for (int percent = 1; percent <= 100; percent++) {
            assertTrue(cohort("acme", "1.0", percent).containsAll(cohort("acme", "1.0", percent - 1)));
        }
    }

    @Test
    void packsAndVersionsDrawOnTheirOwn() {
        List<String> one = cohort("acme", "1.0", 10);
        for (List<String> other : List.of(cohort("acme", "1.1", 10), cohort("other", "1.0", 10))) {
            long both = one.stream().filter(other::contains).count();
            assertEquals(JOBS.size() * 0.01, both, 5 * Math.sqrt(JOBS.size() * 0.01));
        }
    }

    @Test
    void thePlaceIsForEver() {
        assertEquals(Cohort.place("acme", "1.0", "a/b"), Cohort.place("acme", "1.0", "a/b"));
        assertEquals(1853, Cohort.place("acme", "1.0", "team/shop"));
        assertEquals(Cohort.UNKNOWN, Cohort.place("acme", "1.0", ""));
        assertTrue(Cohort.holds(Cohort.UNKNOWN, 1));
        assertFalse(Cohort.holds(Cohort.UNKNOWN, 0));
    }
}

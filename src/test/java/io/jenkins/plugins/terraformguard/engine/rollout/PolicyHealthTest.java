package io.jenkins.plugins.terraformguard.engine.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What policies come to over all jobs. */
class PolicyHealthTest {
    private static final PolicyTotals.PackVersion ONE = new PolicyTotals.PackVersion("acme", "1");
    private static final PolicyTotals.PackVersion TWO = new PolicyTotals.PackVersion("acme", "2");

    private static PolicyTotals.Total total(PolicyTotals.PackVersion pack, String policy, String level, int plans) {
        return new PolicyTotals.Total(pack, policy, level, plans, plans * 10L, 1, 2, 3, 0, plans, plans * 3_600L);
    }

    @Test
    void jobsAddUpByVersion() {
        List<PolicyHealth> rows = PolicyHealth.of(List.of(
                new PolicyTotals(Map.of(ONE, 10), List.of(total(ONE, "A-1", "advisory", 2))),
                new PolicyTotals(
                        Map.of(ONE, 20, TWO, 5),
                        List.of(total(ONE, "A-1", "hard-mandatory", 4), total(TWO, "A-1", "shadow", 0)))));
        assertEquals(
                List.of(
                        new PolicyHealth("acme", "1", "A-1", "hard-mandatory", 30, 6, 2, 60, 2, 4, 6, 0, 6, 3_600),
                        new PolicyHealth("acme", "2", "A-1", "shadow", 5, 0, 0, 0, 1, 2, 3, 0, 0, -1)),
                rows);
        assertEquals(10, rows.get(0).passedPercent());
        assertEquals(10, rows.get(0).undecidedPercent());
        assertEquals(20, rows.get(0).hitPercent());
        assertEquals(PolicyHealth.UNKNOWN, rows.get(1).passedPercent(), "nothing of nothing is no share");
    }

    @Test
    void theOrderOfJobsDoesNotMatter() {
        List<PolicyTotals> jobs = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            jobs.add(new PolicyTotals(
                    Map.of(ONE, i % 7 + 1),
                    List.of(
                            total(ONE, "A-" + i % 3, i % 2 == 0 ? "advisory" : "soft-mandatory", i % 5),
                            total(ONE, "B-1", "advisory", 1))));
        }
        List<PolicyHealth> rows = PolicyHealth.of(jobs);
        Collections.shuffle(jobs, new Random(1));
        assertEquals(rows, PolicyHealth.of(jobs));
        assertEquals(4, rows.size());
        assertEquals(5_000, rows.get(3).jobs());
        assertTrue(rows.stream().limit(3).allMatch(row -> row.level().equals("soft-mandatory")), rows::toString);
    }
}

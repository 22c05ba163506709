package io.jenkins.plugins.terraformguard.engine.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However many findings there are, the worst are kept, and all are counted. */
class FindingStoreTest {
    private static Finding finding(int number) {
        return new Finding(
                "P-" + number % 7,
                "pack",
                "a_b.c[" + number + "]",
                "a_b",
                "create",
                Severity.values()[number % Severity.values().length],
                EnforcementLevel.values()[number % EnforcementLevel.values().length],
                number % 3 == 0 ? Outcome.UNDECIDED : Outcome.VIOLATION,
                "title",
                "message " + number,
                "",
                List.of(new Evidence("after.x", Evidence.KNOWN, "string", "v")),
                List.of(),
                "fingerprint-" + number);
    }

    private static FindingStore store(List<Finding> findings) {
        FindingStore store = new FindingStore(10, 20);
        findings.forEach(store::add);
        return store;
    }

    @Test
    void theWorstAreKeptInWhateverOrderTheyCome() {
        List<Finding> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(finding(i));
        }
        List<Finding> sorted = all.stream().sorted(FindingStore.WORST_FIRST).toList();
        FindingStore first = store(all);
        List<Finding> kept = first.findings();
        assertEquals(sorted.subList(0, 10), kept.subList(0, 10));
        assertEquals(30, kept.size());
        for (int i = 10; i < 30; i++) {
            assertEquals(sorted.get(i).fingerprint(), kept.get(i).fingerprint());
            assertTrue(kept.get(i).evidence().isEmpty());
            assertEquals("title", kept.get(i).message());
        }
        assertEquals(
                70, first.beyond().stream().mapToInt(FindingStore.Beyond::count).sum());
        Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(all, random);
            assertEquals(kept, store(all).findings());
            assertEquals(first.beyond(), store(all).beyond());
        }
    }

    @Test
    void fewAreKeptAsTheyAre() {
        List<Finding> few = List.of(finding(1), finding(2), finding(3));
        assertEquals(
                few.stream().sorted(FindingStore.WORST_FIRST).toList(),
                store(few).findings());
        assertTrue(store(few).beyond().isEmpty());
    }
}

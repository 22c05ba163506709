package io.jenkins.plugins.terraformguard.engine.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReversibilityTableTest {
    private static final ResourceChange DELETED =
            TestPlans.change("\"actions\":[\"delete\"],\"before\":{\"a\":1},\"after\":null");

    private static ReversibilityRow row(String id, Truth when, Reversibility cls, boolean certain) {
        return new ReversibilityRow(
                id,
                List.of("*"),
                type -> true,
                List.of("delete", "replace"),
                List.of(),
                change -> when,
                cls,
                certain,
                "Reason of " + id,
                "Restore of " + id);
    }

    /** Rows such as {@code "U:L T:I"}: the answer of the condition and the class, {@code ?} for one that is not certain. */
    private static List<ReversibilityRow> rows(String text) {
        List<ReversibilityRow> rows = new ArrayList<>();
        for (String word : text.split(" ")) {
            if (!word.isEmpty()) {
                Truth when = word.charAt(0) == 'T' ? Truth.TRUE : word.charAt(0) == 'U' ? Truth.UNKNOWN : Truth.FALSE;
                Reversibility cls =
                        switch (word.charAt(2)) {
                            case 'R' -> Reversibility.REVERSIBLE;
                            case 'L' -> Reversibility.LOSSY;
                            default -> Reversibility.IRREVERSIBLE;
                        };
                rows.add(row(String.valueOf(rows.size()), when, cls, !word.endsWith("?")));
            }
        }
        return rows;
    }

    private static RowSource source(String text) {
        return new RowSource.Rows(rows(text), List.of())::fitting;
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        T:L T:I;         lossy;        true;  0
        F:I T:L;         lossy;        true;  1
        T:L?;            lossy;        false; 0
        U:L T:R;         lossy;        false; 0
        U:R T:L;         lossy;        false; 1
        U:R U:I U:L T:R; irreversible; false; 1
        U:L T:L;         lossy;        true;  1
        U:I U:L;         irreversible; false; 0
        U:R;             reversible;   false; 0
        F:R;             irreversible; false; ''
        """)
    void theFirstRowThatHoldsCountsAndTheWorstOfThoseThatMay(String rows, String cls, boolean certain, String row) {
        Reversed answer = new ReversibilityTable(List.of(source(rows))).judge(DELETED);
        assertEquals(cls, answer.cls().id());
        assertEquals(certain, answer.certain());
        assertEquals(row.equals("''") ? "" : row, answer.row());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
        T:L; T:I;  irreversible; true
        T:I; T:R;  irreversible; true
        T:L; F:I;  lossy;        true
        T:R; U:I;  irreversible; false
        T:L?; T:L; lossy;        true
        T:L; T:L?; lossy;        true
        T:R?; T:R; reversible;   false
        T:I?; T:L; irreversible; false
        """)
    void aFurtherAuthorityOnlyMakesItWorse(String first, String second, String cls, boolean certain) {
        Reversed answer = new ReversibilityTable(List.of(source(first), source(second))).judge(DELETED);
        assertEquals(cls, answer.cls().id());
        assertEquals(certain, answer.certain());
    }

    @Test
    void noAuthorityMeansTheWorst() {
        Reversed answer = new ReversibilityTable(List.of()).judge(DELETED);
        assertEquals(Reversibility.IRREVERSIBLE, answer.cls());
        assertTrue(!answer.certain() && !answer.restore().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"no-op", "read", "open"})
    void whatChangesNothingIsNotLookedUp(String action) {
        RowSource never = type -> {
            throw new AssertionError("looked up " + type);
        };
        ResourceChange change = TestPlans.change("\"actions\":[\"" + action + "\"],\"before\":{},\"after\":{}");
        assertSame(Reversed.NOTHING, new ReversibilityTable(List.of(never)).judge(change));
    }

    @Test
    void aTypeIsLookedUpOnce() {
        AtomicInteger asked = new AtomicInteger();
        ReversibilityTable table = new ReversibilityTable(List.of(type -> {
            asked.incrementAndGet();
            return new RowSource.Rows(rows("T:L"), List.of());
        }));
        for (int i = 0; i < 5; i++) {
            assertEquals(Reversibility.LOSSY, table.judge(DELETED).cls());
        }
        assertEquals(1, asked.get());
    }

    @Test
    void aProtectedResourceKeepsItsClassAndSaysThatTheApplyFails() {
        List<Protection> protections = new ArrayList<>();
        protections.add(new Protection("p", List.of("*"), type -> true, change -> Truth.UNKNOWN, "Maybe"));
        protections.add(new Protection("q", List.of("*"), type -> true, change -> Truth.TRUE, "It fails"));
        RowSource source = new RowSource.Rows(rows("T:I"), protections)::fitting;
        Reversed answer = new ReversibilityTable(List.of(source)).judge(DELETED);
        assertEquals(
                new Reversed(Reversibility.IRREVERSIBLE, true, "Reason of 0. It fails", "Restore of 0", "0"), answer);
    }
}

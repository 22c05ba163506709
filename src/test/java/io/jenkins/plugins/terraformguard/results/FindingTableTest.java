package io.jenkins.plugins.terraformguard.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filtering and paging of findings. */
class FindingTableTest {
    private static final Decision MANY = Decisions.many(2_000);

    private static FindingQuery query(String... parameters) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            map.put(parameters[i], parameters[i + 1]);
        }
        return FindingQuery.of(map::get);
    }

    private static FindingTable table(String... parameters) {
        return new FindingTable(MANY, query(parameters), "/page/");
    }

    private static List<String> titles(FindingTable table) {
        return table.getRows().getItems().stream()
                .map(GuardRows.FindingRow::title)
                .toList();
    }

    @Test
    void showsFiftyAndLeadsToTheOthers() {
        Paged<GuardRows.FindingRow> rows = table().getRows();
        assertEquals(50, rows.getItems().size());
        assertEquals(2_000, rows.getTotal());
        assertEquals(40, rows.getPages());
        assertNull(rows.getPrevious());
        assertEquals("/page/?page=2#findings", rows.getNext());
        assertEquals("/page/?page=40#findings", rows.getLast());

        Paged<GuardRows.FindingRow> last = table("page", "40").getRows();
        assertNull(last.getNext());
        assertEquals(1_951, last.getFrom());
        assertEquals(2_000, last.getTo());
        assertEquals("/page/#findings", last.getFirst());
    }

    @Test
    void whatIsOnlyRecordedComesLastAndStandsApart() {
        assertEquals("Title 0", titles(table()).get(0));
        assertFalse(titles(table()).contains("Title 9"));
        assertEquals("Title 1999", titles(table("page", "40")).get(49));

        FindingTable shadow = table("severity", "shadow");
        assertEquals(200, shadow.getRows().getTotal());
        assertTrue(shadow.getRows().getItems().stream().allMatch(row -> "shadow".equals(row.group())));
        int counted =
                shadow.getGroups().stream().mapToInt(GuardRows.Choice::count).sum();
        assertEquals(2_000, counted);
        assertEquals(200, table("severity", "info").getRows().getTotal());
    }

    @Test
    void filtersAddUpAndLinksKeepThem() {
        FindingTable table = table("severity", "critical", "policy", "P-EVEN", "outcome", "violation", "drift", "2");
        assertTrue(table.isFiltered());
        assertEquals(200, table.getRows().getTotal());
        assertEquals("/page/?drift=2#findings", table.getReset());
        assertEquals(
                "/page/?severity=critical&policy=P-EVEN&outcome=violation&page=2&drift=2#findings",
                table.getRows().getNext());
        GuardRows.Choice critical = table.getGroups().get(0);
        assertTrue(critical.selected());
        assertEquals("/page/?policy=P-EVEN&outcome=violation&drift=2#findings", critical.href());
        assertEquals(
                List.of("P-EVEN", "P-ODD"),
                table.getPolicies().stream().map(GuardRows.Choice::id).toList());
        assertEquals(
                List.of("violation", "undecided"),
                table.getOutcomes().stream().map(GuardRows.Choice::id).toList());
        assertTrue(table("severity", "critical", "outcome", "error").getRows().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "CRITICAL", "urgent", "<script>", "critical' or 1=1", "P-NONE", "a b", "0", "-1"})
    void whatIsNotKnownCountsAsNotGiven(String value) {
        FindingTable table = table("severity", value, "policy", value, "outcome", value, "page", value, "drift", value);
        assertFalse(table.isFiltered());
        assertEquals(2_000, table.getRows().getTotal());
        assertEquals(1, table.getRows().getPage());
        assertEquals("/page/?page=2#findings", table.getRows().getNext());
    }

    @Test
    void pagesBeyondTheEndAreTheLast() {
        assertEquals(40, table("page", "999999").getRows().getPage());
        assertEquals(1, table("page", "99999999999999999999").getRows().getPage());
        FindingTable none = new FindingTable(Decisions.passed("x"), query("page", "3"), "/page/");
        assertEquals(1, none.getRows().getPage());
        assertEquals(1, none.getRows().getPages());
        assertEquals(0, none.getTotal());
    }
}

package io.jenkins.plugins.terraformguard.results.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.drift.life.LedgerEntry;
import io.jenkins.plugins.terraformguard.engine.drift.life.Looks;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DriftQueryTest {
    private static final Instant NOW = Looks.build(4).time();
    private static final DriftLedger LEDGER = Looks.everything();

    private static DriftQuery query(String... namesAndValues) {
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return DriftQuery.of(parameters::get);
    }

    private static List<String> found(String... namesAndValues) {
        DriftQuery query = query(namesAndValues);
        return LEDGER.all().stream()
                .filter(entry -> query.matches(entry, LEDGER, NOW))
                .map(LedgerEntry::id)
                .toList();
    }

    @Test
    void picksByWhatADriftIs() {
        assertEquals(3, found().size());
        assertEquals(List.of(Looks.id("db")), found("state", "remedied"));
        assertEquals(List.of(Looks.id("gone")), found("state", "acknowledged"));
        assertEquals(List.of(Looks.id("web")), found("state", "open"));
        assertEquals(List.of(), found("state", "alarm"), "it is ignored");
        assertEquals(List.of(), found("state", "flapping"));
        assertEquals(List.of(Looks.id("db")), found("severity", "critical"));
        assertEquals(List.of(Looks.id("gone")), found("class", "deleted-outside"));
        assertEquals(List.of(Looks.id("gone")), found("text", " S3_Bucket"));
        assertEquals(2, found("text", "from_port").size());
        assertEquals(List.of(), found("text", "from_port", "state", "acknowledged"));
    }

    @Test
    void whatIsNotKnownIsNotGiven() {
        assertEquals(
                DriftQuery.ALL,
                query("state", "<script>", "severity", "x", "class", "x", "text", "y".repeat(201), "page", "-1"));
        assertEquals(1, query("page", "0").page());
        assertEquals(1, query("page", "99999999999").page());
        assertFalse(DriftQuery.ALL.isFiltered());
    }

    @Test
    void addressesAreEncoded() {
        DriftQuery query = query("state", "open", "text", "\"><a b&c=d#", "page", "3");
        assertTrue(query.isFiltered());
        assertEquals("?state=open&text=%22%3E%3Ca+b%26c%3Dd%23&page=3", query.address());
        assertEquals("?text=%22%3E%3Ca+b%26c%3Dd%23", query.withState("").address());
        assertEquals("", DriftQuery.ALL.address());
    }
}

package io.jenkins.plugins.terraformguard.reviewers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.llm.TokenBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenLedgerTest {
    @TempDir
    Path root;

    private TokenLedger at(String time) {
        return new TokenLedger(Clock.fixed(Instant.parse(time), ZoneOffset.UTC), () -> root);
    }

    @Test
    void everyLimitHoldsAndWhatWasNotUsedIsGivenBack() throws Exception {
        TokenLedger ledger = at("2026-11-30T23:59:59Z");
        TokenBudget budget = ledger.budget(Map.of("team", 1_000, "team/network", 600));
        assertTrue(budget.reserve(600));
        assertFalse(budget.reserve(1), "the folder's own");
        budget.settle(600, 100);
        assertEquals(Map.of("team", 100, "team/network", 100), ledger.used());
        TokenBudget other = ledger.budget(Map.of("team", 1_000, "team/other", 0));
        assertFalse(other.reserve(901), "the folder's above");
        assertTrue(other.reserve(900));
        assertFalse(budget.reserve(1), "a neighbour used up what is above");
        other.settle(900, 2_000);
        assertEquals(Map.of("team", 2_100, "team/network", 100, "team/other", 2_000), ledger.used());
        assertFalse(other.reserve(Integer.MAX_VALUE), "no overflow");

        TokenLedger next = at("2026-12-01T00:00:00Z");
        assertEquals(Map.of(), next.used(), "a month begins anew");
        assertTrue(next.budget(Map.of("team", 1_000)).reserve(1_000));
        assertFalse(at("2026-12-31T12:00:00Z").budget(Map.of("team", 1_000)).reserve(1), "kept beyond a restart");
    }

    @Test
    void aFolderTakesAlongWhatItUsed() throws Exception {
        TokenLedger ledger = at("2026-11-01T00:00:00Z");
        ledger.budget(Map.of("a", 0, "a/b", 0, "ab", 0, "c", 0)).reserve(10);
        ledger.onLocationChanged(null, "a", "c");
        ledger.onLocationChanged(null, "a/b", "c/b");
        ledger.onLocationChanged(null, "gone", "ab");
        assertEquals(Map.of("c", 20, "c/b", 10, "ab", 10), ledger.used());
    }

    @Test
    void whileTheFileCantBeReadNobodyIsAsked() throws Exception {
        TokenLedger ledger = at("2026-11-01T00:00:00Z");
        TokenBudget budget = ledger.budget(Map.of("", 0));
        assertTrue(budget.reserve(5));
        Path file = root.resolve("terraform-guard/tokens-2026-11.json");
        String kept = Files.readString(file);
        for (String damaged : List.of(
                "",
                kept.substring(0, kept.length() - 3),
                kept.replace("2026-11", "2026-12"),
                kept.replace("5", "-5"),
                kept.replace("5", "5e9"),
                kept.replace("tokens/v1", "tokens/v2"),
                kept + kept)) {
            Files.writeString(file, damaged);
            assertFalse(budget.reserve(1), damaged);
            budget.settle(1, 1);
            ledger.onLocationChanged(null, "", "x");
            assertEquals(damaged, Files.readString(file), "nobody writes over it");
            String message = assertThrows(IOException.class, ledger::used).getMessage();
            assertTrue(message.contains("tokens-2026-11.json") && message.contains("backup"), message);
            assertFalse(message.contains(root.toString()), message);
        }
        Files.writeString(file, kept);
        assertTrue(budget.reserve(1));
        assertEquals(Map.of("", 6), ledger.used());
    }

    @Test
    void namesOfAnyKind() throws Exception {
        TokenLedger ledger = at("2026-11-01T00:00:00Z");
        String name = "a \"b\"\\ <img> \n \u00e4 \ud83d\ude00 " + "x".repeat(600);
        ledger.budget(Map.of(name, 0)).reserve(7);
        assertEquals(Map.of(name, 7), ledger.used());
    }

    @Test
    void buildsThatAskAtTheSameTimeDoNotPassTheLimit() throws Exception {
        TokenLedger ledger = at("2026-11-01T00:00:00Z");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> asked = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                asked.add(
                        threads.submit(() -> ledger.budget(Map.of("team", 400)).reserve(10)));
            }
            int granted = 0;
            for (Future<Boolean> one : asked) {
                granted += one.get() ? 1 : 0;
            }
            assertEquals(40, granted);
            assertEquals(Map.of("team", 400), ledger.used());
        } finally {
            threads.shutdownNow();
        }
    }
}

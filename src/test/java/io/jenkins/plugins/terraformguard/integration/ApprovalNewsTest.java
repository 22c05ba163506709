package io.jenkins.plugins.terraformguard.integration;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ApprovalNewsTest {
    private static final Instant START = Instant.parse("2026-03-14T09:00:00.700Z");

    private final ApprovalNews news = new ApprovalNews(START);

    @Test
    void eachStatusIsNewOnce() {
        assertTrue(news.isNew("a", Status.PENDING, START));
        assertFalse(news.isNew("a", Status.PENDING, START));
        assertTrue(news.isNew("b", Status.PENDING, START));
        assertTrue(news.isNew("a", Status.APPROVED, START.plusSeconds(9)));
        assertFalse(news.isNew("a", Status.APPROVED, START.plusSeconds(9)));
        assertTrue(news.isNew("a", Status.VOID, START.plusSeconds(20)), "what was approved may be taken back");
    }

    @Test
    void whatWasBeforeTheStartIsOld() {
        assertFalse(news.isNew("a", Status.PENDING, START.minusSeconds(2)), "told again after a restart");
        assertTrue(news.isNew("a", Status.APPROVED, START.plusSeconds(2)));
        assertTrue(
                news.isNew("b", Status.PENDING, Instant.parse("2026-03-14T09:00:00Z")), "requests know whole seconds");
    }
}

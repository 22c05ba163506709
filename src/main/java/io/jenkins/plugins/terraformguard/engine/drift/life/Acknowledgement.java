package io.jenkins.plugins.terraformguard.engine.drift.life;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Somebody knows of a drift, which therefore raises no alarm.
 *
 * @param by who
 * @param reason why, not blank
 * @param at when
 * @param until the last day on which it holds, in UTC as for waivers; null for as long as the drift is there
 */
public record Acknowledgement(String by, String reason, Instant at, LocalDate until) {
    public static final int MAX_REASON = 1000;
    public static final int MAX_NAME = 200;

    /** @throws IllegalArgumentException if the reason is blank */
    public Acknowledgement {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("An acknowledgement needs a reason");
        }
        by = ValueText.cut(by, MAX_NAME);
        reason = ValueText.cut(reason.strip(), MAX_REASON);
        at = at.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whether it holds at that time. */
    public boolean holds(Instant now) {
        return until == null || !now.atZone(ZoneOffset.UTC).toLocalDate().isAfter(until);
    }
}

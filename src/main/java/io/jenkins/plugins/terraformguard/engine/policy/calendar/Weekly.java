package io.jenkins.plugins.terraformguard.engine.policy.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;

/**
 * A window that is open again each week.
 *
 * @param days on which it begins
 * @param begins time of the day at which it does
 * @param length by the clock on the wall, at most a week
 */
record Weekly(Set<DayOfWeek> days, LocalTime begins, Duration length, LocalClock clock) implements Occurrences {
    private static final int DAYS = 7;

    Weekly {
        days = Set.copyOf(days);
    }

    @Override
    public Span at(Instant moment) {
        LocalDate today = clock.dateAt(moment);
        // A day more on either side: where the clock is set by a day, at the date line, a date is left out.
        for (int back = DAYS + 1; back >= -1; back--) {
            LocalDate day = today.minusDays(back);
            if (days.contains(day.getDayOfWeek())) {
                Span span = on(day);
                if (span.contains(moment)) {
                    return joined(span, day);
                }
            }
        }
        return null;
    }

    private Span on(LocalDate day) {
        LocalDateTime from = day.atTime(begins);
        return new Span(clock.beginning(from), clock.end(from.plus(length)));
    }

    /** Days one after the other are one window, as long as it does not go round the week. */
    private Span joined(Span first, LocalDate day) {
        Instant until = first.until();
        for (int next = 1; next < DAYS; next++) {
            LocalDate after = day.plusDays(next);
            if (days.contains(after.getDayOfWeek())) {
                Span span = on(after);
                if (span.from().isAfter(until)) {
                    break;
                }
                until = span.until().isAfter(until) ? span.until() : until;
            }
        }
        return new Span(first.from(), until);
    }
}

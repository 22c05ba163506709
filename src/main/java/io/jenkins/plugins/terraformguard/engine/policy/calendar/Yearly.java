package io.jenkins.plugins.terraformguard.engine.policy.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Year;

/**
 * A window that is open each year; it goes over the end of the year where it ends earlier in it than it begins. Where a
 * year has no 29th of February, that is the 28th.
 */
record Yearly(Day from, Day until, LocalClock clock) implements Occurrences {
    /**
     * A moment of each year.
     *
     * @param time of the day
     * @param plusDays 1 where it is that time of the day after
     */
    record Day(MonthDay day, LocalTime time, int plusDays) implements Comparable<Day> {
        LocalDateTime in(int year) {
            return day.atYear(year).atTime(time).plusDays(plusDays);
        }

        /** In a leap year, which has all days. */
        @Override
        public int compareTo(Day other) {
            return in(2024).compareTo(other.in(2024));
        }
    }

    @Override
    public Span at(Instant moment) {
        int year = clock.dateAt(moment).getYear();
        int length = until.compareTo(from) > 0 ? 0 : 1;
        // The last moment of a year may belong to a window that begins in the next, where the clock is set at new year.
        for (int begins = Math.max(Year.MIN_VALUE, year - 1 - length); begins <= year + 1; begins++) {
            Span span = new Span(clock.beginning(from.in(begins)), clock.end(until.in(begins + length)));
            if (span.contains(moment)) {
                return span;
            }
        }
        return null;
    }
}

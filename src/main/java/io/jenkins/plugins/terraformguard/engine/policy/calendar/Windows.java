package io.jenkins.plugins.terraformguard.engine.policy.calendar;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.policy.calendar.WindowTime.Form;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads windows. Both ends have the same form: dates for a window that comes once, days of the year, days of the week, or
 * times of the day, which go over midnight where the end is not after the beginning.
 */
public final class Windows {
    private static final int DAYS = 7;
    private static final int MAX_SHOWN = 60;

    private Windows() {}

    /**
     * Reads a window.
     *
     * @param from null for all of the days
     * @param to null likewise
     * @param days names of days of the week on which it begins; none for every day
     * @param zone name of a time zone, or null
     * @throws CalendarException if there can be no such window
     */
    public static Occurrences of(String from, String to, List<String> days, String zone) throws CalendarException {
        if ((from == null) != (to == null)) {
            String missing = from == null ? "from" : "to";
            throw new CalendarException("", "The key '" + missing + "' is missing", "Add '" + missing + ":'");
        }
        if (from == null && days.isEmpty()) {
            throw new CalendarException("", "It is not said when the window is", "Add 'from:' and 'to:', or 'days:'");
        }
        WindowTime begins = WindowTime.parse(from == null ? "00:00" : from, "from");
        WindowTime ends = WindowTime.parse(to == null ? "24:00" : to, "to");
        if (begins.form() != ends.form()) {
            throw new CalendarException(
                    "to",
                    "'from' is " + begins.form().shown() + ", and 'to' is "
                            + ends.form().shown(),
                    "Write both in the same form");
        }
        if (begins.endOfDay()) {
            throw new CalendarException("from", "24:00 is an end", "Write 00:00 of the day after");
        }
        if (begins.form() != Form.DAILY && !days.isEmpty()) {
            throw new CalendarException(
                    "days", "'days' goes with times of the day alone", "Remove 'days', or write 'from: 18:00'");
        }
        LocalClock clock = clock(zone, begins.offset() != null && ends.offset() != null);
        return switch (begins.form()) {
            case ONCE -> once(begins, ends, clock);
            case YEARLY -> yearly(begins, ends, clock);
            case WEEKLY -> weekly(begins, ends, clock);
            case DAILY -> daily(begins, ends, weekdays(days), clock);
        };
    }

    private static LocalClock clock(String zone, boolean needless) throws CalendarException {
        if (zone == null) {
            if (needless) {
                return null;
            }
            throw new CalendarException("", "The time zone is missing", "Add, for example, 'zone: Europe/Berlin'");
        }
        // Others, such as +02:00, know nothing of summer time, and nobody means that.
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new CalendarException(
                    "zone",
                    "There is no time zone '" + ValueText.oneLine(ValueText.cut(zone, MAX_SHOWN))
                            + "' in the data of this Java",
                    "Write a name of the IANA time zone database, such as Europe/Berlin or UTC; a new name is known to a"
                            + " new Java only");
        }
        return new LocalClock(ZoneId.of(zone));
    }

    private static Occurrences once(WindowTime from, WindowTime to, LocalClock clock) throws CalendarException {
        LocalDateTime begins = from.date().atTime(from.beginning());
        LocalDateTime ends = to.date().atTime(to.beginning()).plusDays(to.daysToEnd());
        Instant first = from.offset() == null ? clock.beginning(begins) : begins.toInstant(from.offset());
        Instant last = to.offset() == null ? clock.end(ends) : ends.toInstant(to.offset());
        if (!first.isBefore(last)) {
            throw new CalendarException("to", "The window ends before it begins", "Exchange 'from' and 'to'");
        }
        return new Once(new Span(first, last));
    }

    private static Occurrences yearly(WindowTime from, WindowTime to, LocalClock clock) throws CalendarException {
        Yearly.Day begins = new Yearly.Day(from.day(), from.beginning(), 0);
        Yearly.Day ends = new Yearly.Day(to.day(), to.beginning(), to.daysToEnd());
        if (begins.compareTo(ends) == 0) {
            throw empty();
        }
        return new Yearly(begins, ends, clock);
    }

    private static Occurrences weekly(WindowTime from, WindowTime to, LocalClock clock) throws CalendarException {
        Duration begins = ofWeek(from.weekday(), from, 0);
        Duration ends = ofWeek(to.weekday(), to, to.daysToEnd());
        Duration length = ends.minus(begins);
        if (length.isZero()) {
            throw empty();
        }
        return new Weekly(
                Set.of(from.weekday()), from.beginning(), length.isNegative() ? length.plusDays(DAYS) : length, clock);
    }

    private static Duration ofWeek(DayOfWeek day, WindowTime time, int plusDays) {
        return Duration.ofDays(day.ordinal() + (long) plusDays)
                .plusSeconds(time.beginning().toSecondOfDay());
    }

    private static Occurrences daily(WindowTime from, WindowTime to, Set<DayOfWeek> days, LocalClock clock)
            throws CalendarException {
        Duration length = Duration.between(from.beginning(), to.beginning()).plusDays(to.daysToEnd());
        if (length.isZero()) {
            throw empty();
        }
        return new Weekly(days, from.beginning(), length.isNegative() ? length.plusDays(1) : length, clock);
    }

    private static Set<DayOfWeek> weekdays(List<String> names) throws CalendarException {
        if (names.isEmpty()) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String name : names) {
            DayOfWeek day = WindowTime.weekday(name);
            if (day == null) {
                throw new CalendarException(
                        "days",
                        "'" + ValueText.oneLine(ValueText.cut(name, MAX_SHOWN)) + "' is no day of the week",
                        "Write mon, tue, wed, thu, fri, sat, sun");
            }
            days.add(day);
        }
        return days;
    }

    private static CalendarException empty() {
        return new CalendarException(
                "to", "The window ends when it begins", "Write a later end; 24:00 is the end of a day");
    }
}

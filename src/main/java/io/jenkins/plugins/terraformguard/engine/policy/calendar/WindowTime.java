package io.jenkins.plugins.terraformguard.engine.policy.calendar;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning or the end of a window as people write it. What its form does not have is null.
 *
 * @param time of the day; null where only a day is written
 * @param endOfDay whether it is written as 24:00, with which {@code time} is midnight
 * @param offset of a time that says itself where it is
 */
record WindowTime(
        Form form,
        LocalDate date,
        MonthDay day,
        DayOfWeek weekday,
        LocalTime time,
        boolean endOfDay,
        ZoneOffset offset) {
    /** How often it comes. */
    enum Form {
        ONCE("a date"),
        YEARLY("a day of the year"),
        WEEKLY("a day of the week"),
        DAILY("a time of the day");

        private final String shown;

        Form(String shown) {
            this.shown = shown;
        }

        String shown() {
            return shown;
        }
    }

    static final String REMEDY = "Write 2026-12-20, 2026-12-20T18:00, 2026-12-20T18:00:00+01:00, 12-20, 12-20 18:00,"
            + " fri, fri 18:00 or 18:00";

    private static final int MAX_LENGTH = 40;
    private static final int MAX_SHOWN = 60;
    private static final int SHORT_NAME = 3;
    private static final String TIME = "(?:(?<hour>[0-9]{2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2}))?)";
    private static final Pattern ONCE = Pattern.compile(
            "(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt ]" + TIME + "(?<offset>[Zz]|[+-][0-9]{2}:[0-9]{2})?)?");
    private static final Pattern YEARLY = Pattern.compile("(?<date>[0-9]{2}-[0-9]{2})(?:[Tt ]" + TIME + ")?");
    private static final Pattern WEEKLY = Pattern.compile("(?<date>[A-Za-z]{3,9})(?: " + TIME + ")?");
    private static final Pattern DAILY = Pattern.compile(TIME);

    /** @param key under which it stands */
    static WindowTime parse(String text, String key) throws CalendarException {
        String shown = "'" + ValueText.oneLine(ValueText.cut(text, MAX_SHOWN)) + "'";
        if (text.length() <= MAX_LENGTH) {
            try {
                WindowTime time = parse(text);
                if (time != null) {
                    return time;
                }
            } catch (DateTimeException e) {
                throw new CalendarException(key, shown + ": there is no such day or time", REMEDY);
            }
        }
        throw new CalendarException(key, shown + " is no beginning or end of a window", REMEDY);
    }

    private static WindowTime parse(String text) {
        Matcher once = ONCE.matcher(text);
        if (once.matches()) {
            String offset = once.group("offset");
            return new WindowTime(
                    Form.ONCE,
                    LocalDate.parse(once.group("date")),
                    null,
                    null,
                    time(once),
                    isEndOfDay(once),
                    offset == null ? null : ZoneOffset.of(offset.toUpperCase(Locale.ROOT)));
        }
        Matcher yearly = YEARLY.matcher(text);
        if (yearly.matches()) {
            MonthDay day = MonthDay.parse("--" + yearly.group("date"));
            return new WindowTime(Form.YEARLY, null, day, null, time(yearly), isEndOfDay(yearly), null);
        }
        Matcher weekly = WEEKLY.matcher(text);
        DayOfWeek weekday = weekly.matches() ? weekday(weekly.group("date")) : null;
        if (weekday != null) {
            return new WindowTime(Form.WEEKLY, null, null, weekday, time(weekly), isEndOfDay(weekly), null);
        }
        Matcher daily = DAILY.matcher(text);
        return daily.matches()
                ? new WindowTime(Form.DAILY, null, null, null, time(daily), isEndOfDay(daily), null)
                : null;
    }

    /** A day of the week by its English name or the first three letters of it, or null. */
    static DayOfWeek weekday(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().equals(upper) || day.name().substring(0, SHORT_NAME).equals(upper)) {
                return day;
            }
        }
        return null;
    }

    private static LocalTime time(Matcher matcher) {
        if (matcher.group("hour") == null) {
            return null;
        }
        int second = matcher.group("second") == null ? 0 : Integer.parseInt(matcher.group("second"));
        int minute = Integer.parseInt(matcher.group("minute"));
        return isEndOfDay(matcher)
                ? LocalTime.of(0, minute, second)
                : LocalTime.of(Integer.parseInt(matcher.group("hour")), minute, second);
    }

    private static boolean isEndOfDay(Matcher matcher) {
        return "24".equals(matcher.group("hour"))
                && "00".equals(matcher.group("minute"))
                && (matcher.group("second") == null || "00".equals(matcher.group("second")));
    }

    /** The time of a beginning: that of the day, or its first moment. */
    LocalTime beginning() {
        return time == null ? LocalTime.MIDNIGHT : time;
    }

    /** Days that come on top: a window ends with the last moment of its last day. */
    int daysToEnd() {
        return time == null || endOfDay ? 1 : 0;
    }
}

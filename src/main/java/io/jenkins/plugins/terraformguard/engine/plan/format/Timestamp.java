package io.jenkins.plugins.terraformguard.engine.plan.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Points in time as RFC 3339 writes them. A date alone is its first moment in UTC. */
public final class Timestamp {
    private static final int MAX_LENGTH = 64;
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final Pattern TIMESTAMP = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})"
            + "(?:[Tt ]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]+))?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2})))?");

    private Timestamp() {}

    /** @throws FormatException if the text is neither a timestamp nor a date */
    public static Instant parse(String text) {
        Matcher matcher = TIMESTAMP.matcher(text);
        if (text.length() > MAX_LENGTH || !matcher.matches()) {
            throw FormatException.of(text, "is no time such as 2026-01-31T12:00:00Z or 2026-01-31");
        }
        try {
            LocalDate date = LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
            // A leap second is the first one of the next minute here.
            int seconds = checked(matcher, 4, 23) * HOUR + checked(matcher, 5, 59) * MINUTE + checked(matcher, 6, 60);
            int offset = checked(matcher, 9, 23) * HOUR + checked(matcher, 10, 59) * MINUTE;
            boolean west = "-".equals(matcher.group(8));
            return date.atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .plusSeconds(west ? seconds + offset : seconds - offset)
                    .plusNanos(nanos(matcher.group(7)));
        } catch (DateTimeException e) {
            throw FormatException.of(text, "is no time: there is no such date or hour");
        }
    }

    private static int checked(Matcher matcher, int group, int most) {
        int number = number(matcher, group);
        if (number > most) {
            throw new DateTimeException("beyond " + most);
        }
        return number;
    }

    private static int number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
    }

    private static int nanos(String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }
}

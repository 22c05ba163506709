package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.format.FormatException;
import io.jenkins.plugins.terraformguard.engine.plan.format.Timestamp;
import java.time.Instant;
import java.util.regex.Pattern;

/** Points in time: those that providers keep books with, and others in another spelling. */
final class Moments implements Recogniser {
    private static final AttributeTable BOOKS = AttributeTable.of(
            "last_modified",
            "last_modified_*",
            "*_last_modified",
            "last_update*",
            "*_last_updated",
            "last_used*",
            "last_accessed*",
            "last_seen*",
            "last_refresh*",
            "last_sync*",
            "last_checked*",
            "last_evaluated*",
            "last_reconciled*",
            "last_heartbeat*",
            "last_transition_time",
            "last_status_change*",
            "updated",
            "updated_*",
            "*_updated_at",
            "*_updated_time",
            "update_time",
            "update_timestamp",
            "modified",
            "modified_*",
            "*_modified_at",
            "*_modified_time",
            "modification_*",
            "refreshed_at",
            "synced_at",
            "checked_at",
            "observed_at",
            "accessed_at",
            "seen_at",
            "password_last_used",
            "!*next*",
            "!*expir*",
            "!*until*",
            "!*schedule*",
            "!*window*",
            "!*rotat*");

    private static final int LONGEST = 48;
    private static final String DAY = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])";
    private static final String HOUR = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]";
    private static final Pattern RFC_3339 =
            Pattern.compile(DAY + "T" + HOUR + "(?:\\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern OTHERS = Pattern.compile(DAY + "[T ]" + HOUR + "(?:\\.[0-9]{1,9})?"
            + "(?:Z|| ?[+-][0-9]{4}(?: UTC)?)|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} [A-Z][a-z]{2} [0-9]{4} " + HOUR
            + " (?:GMT|UTC|[+-][0-9]{4})");

    private static final long EARLIEST = 946_684_800L;
    private static final long LATEST = 4_102_444_800L;
    private static final long MILLIS = 1000;

    @Override
    public Form form(Place place, Value value) {
        if (isMoment(value) && BOOKS.has(place)) {
            return Form.anyOf(Rules.TIMESTAMP);
        }
        Instant instant = value instanceof Value.Text text ? instant(text.value()) : null;
        return instant == null ? null : Form.of(Rules.TIMESTAMP_FORM, instant.toString());
    }

    private static boolean isMoment(Value value) {
        if (value instanceof Value.Text text) {
            return text.value().length() <= LONGEST
                    && (instant(text.value()) != null
                            || OTHERS.matcher(text.value()).matches());
        }
        // Seconds or milliseconds since 1970, of this century.
        return value instanceof Value.Int number
                && (isThisCentury(number.value()) || isThisCentury(number.value() / MILLIS));
    }

    private static boolean isThisCentury(long seconds) {
        return seconds >= EARLIEST && seconds < LATEST;
    }

    private static Instant instant(String text) {
        if (text.length() > LONGEST || !RFC_3339.matcher(text).matches()) {
            return null;
        }
        try {
            return Timestamp.parse(text);
        } catch (FormatException e) {
            return null;
        }
    }
}

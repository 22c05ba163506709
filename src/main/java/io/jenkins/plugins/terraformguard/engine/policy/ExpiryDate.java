package io.jenkins.plugins.terraformguard.engine.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** The end of an exception as it is written: a date, which counts to the end of that day in UTC, or an instant. */
public final class ExpiryDate {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern INSTANT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:[0-9]{2})");

    private ExpiryDate() {}

    /** The first instant that is too late. */
    public static Instant end(YamlNode node) throws PolicyException {
        try {
            return end(node.text())
                    .orElseThrow(() -> wrong(node, "'expires' is neither a date nor a time with its zone"));
        } catch (DateTimeException e) {
            throw wrong(node, "There is no such day or time");
        }
    }

    /**
     * The first instant that is too late; nothing where the text is neither a date nor a time with its zone.
     *
     * @throws DateTimeException if there is no such day or time
     */
    public static Optional<Instant> end(String text) {
        if (DATE.matcher(text).matches()) {
            return Optional.of(LocalDate.parse(text)
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant());
        }
        return INSTANT.matcher(text).matches()
                ? Optional.of(OffsetDateTime.parse(text).toInstant())
                : Optional.empty();
    }

    private static PolicyException wrong(YamlNode node, String message) {
        return node.error(message, "Write 2027-01-31, or 2027-01-31T12:00:00Z");
    }
}

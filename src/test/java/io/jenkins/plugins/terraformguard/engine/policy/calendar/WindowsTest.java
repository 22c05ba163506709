package io.jenkins.plugins.terraformguard.engine.policy.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {
    private static Occurrences window(String from, String to, String days, String zone) throws CalendarException {
        return Windows.of(from, to, days == null ? List.of() : List.of(days.split(" ")), zone);
    }

    /** The last moment before a window, its first, its last, and the first after it. */
    @ParameterizedTest(name = "{0}..{1} {2} {3} from {4}")
    @CsvSource(delimiter = '|', textBlock = """
        # once
        2026-12-20                | 2027-01-06                |         | Europe/Berlin    | 2026-12-19T23:00:00Z | 2027-01-06T23:00:00Z
        2026-12-20T18:00          | 2026-12-20T24:00          |         | Europe/Berlin    | 2026-12-20T17:00:00Z | 2026-12-20T23:00:00Z
        2026-12-20 18:00:30       | 2026-12-20T18:00:31       |         | UTC              | 2026-12-20T18:00:30Z | 2026-12-20T18:00:31Z
        2026-12-20T18:00:00+01:00 | 2026-12-20T17:30:00Z      |         |                  | 2026-12-20T17:00:00Z | 2026-12-20T17:30:00Z
        2026-12-20T18:00          | 2026-12-20T18:30:00+01:00 |         | Europe/Berlin    | 2026-12-20T17:00:00Z | 2026-12-20T17:30:00Z
        2028-02-29                | 2028-02-29                |         | UTC              | 2028-02-29T00:00:00Z | 2028-03-01T00:00:00Z
        # each year
        12-20                     | 01-06                     |         | Europe/Berlin    | 2026-12-19T23:00:00Z | 2027-01-06T23:00:00Z
        12-20                     | 01-06                     |         | America/New_York | 2025-12-20T05:00:00Z | 2026-01-07T05:00:00Z
        12-31 18:00               | 01-01 06:00               |         | Asia/Tokyo       | 2026-12-31T09:00:00Z | 2026-12-31T21:00:00Z
        12-31                     | 12-31                     |         | UTC              | 2026-12-31T00:00:00Z | 2027-01-01T00:00:00Z
        12-30                     | 12-31T24:00               |         | UTC              | 2026-12-30T00:00:00Z | 2027-01-01T00:00:00Z
        06-15                     | 07-15                     |         | Europe/Berlin    | 2026-06-14T22:00:00Z | 2026-07-15T22:00:00Z
        02-20                     | 02-29                     |         | UTC              | 2028-02-20T00:00:00Z | 2028-03-01T00:00:00Z
        02-20                     | 02-29                     |         | UTC              | 2027-02-20T00:00:00Z | 2027-03-01T00:00:00Z
        # each week
        fri 16:00                 | mon 07:00                 |         | Europe/Berlin    | 2026-06-05T14:00:00Z | 2026-06-08T05:00:00Z
        FRI                       | Sunday                    |         | UTC              | 2026-06-05T00:00:00Z | 2026-06-08T00:00:00Z
        sun                       | sun                       |         | UTC              | 2026-06-07T00:00:00Z | 2026-06-08T00:00:00Z
        sun 22:00                 | mon 04:00                 |         | UTC              | 2026-06-07T22:00:00Z | 2026-06-08T04:00:00Z
        # days of the week; days one after the other are one window
                                  |                           | sat sun | Europe/Berlin    | 2026-06-05T22:00:00Z | 2026-06-07T22:00:00Z
        00:00                     | 24:00                     | wed     | UTC              | 2026-06-10T00:00:00Z | 2026-06-11T00:00:00Z
        18:00                     | 06:00                     | fri     | Europe/Berlin    | 2026-06-05T16:00:00Z | 2026-06-06T04:00:00Z
        22:00                     | 05:00                     |         | Asia/Kolkata     | 2026-06-05T16:30:00Z | 2026-06-05T23:30:00Z
        08:00                     | 20:00                     | mon tue | America/New_York | 2026-01-05T13:00:00Z | 2026-01-06T01:00:00Z
        """)
    void aWindowIsOpenFromItsFirstSecondToTheLast(
            String from, String to, String days, String zone, Instant first, Instant end) throws Exception {
        Occurrences window = window(from, to, days, zone);
        assertNull(window.at(first.minusSeconds(1)));
        assertEquals(new Span(first, end), window.at(first));
        assertEquals(end, window.at(end.minusSeconds(1)).until());
        assertNull(window.at(end));
    }

    /** In Berlin the clock goes from 2 to 3 at 1:00 UTC on 2026-03-29, and from 3 to 2 at 1:00 UTC on 2026-10-25. */
    @ParameterizedTest(name = "{0}..{1} {2} {3} from {4}")
    @CsvSource(delimiter = '|', textBlock = """
        # a time that there is not is when the clock is set
        2026-03-29T02:30 | 2026-03-29T05:00 |     | Europe/Berlin | 2026-03-29T01:00:00Z | 2026-03-29T03:00:00Z
        2026-03-29T01:00 | 2026-03-29T02:30 |     | Europe/Berlin | 2026-03-29T00:00:00Z | 2026-03-29T01:00:00Z
        22:00            | 06:00            | sat | Europe/Berlin | 2026-03-28T21:00:00Z | 2026-03-29T04:00:00Z
        # of a time that comes twice, a beginning is the first and an end the second
        2026-10-25T02:30 | 2026-10-25T05:00 |     | Europe/Berlin | 2026-10-25T00:30:00Z | 2026-10-25T04:00:00Z
        2026-10-25T01:00 | 2026-10-25T02:30 |     | Europe/Berlin | 2026-10-24T23:00:00Z | 2026-10-25T01:30:00Z
        22:00            | 06:00            | sat | Europe/Berlin | 2026-10-24T20:00:00Z | 2026-10-25T05:00:00Z
                         |                  | sun | Europe/Berlin | 2026-10-24T22:00:00Z | 2026-10-25T23:00:00Z
        # half an hour, and in the south
        2026-04-05T01:45 | 2026-04-05T03:00 |     | Australia/Lord_Howe | 2026-04-04T14:45:00Z | 2026-04-04T16:30:00Z
        # midnight that there is not: the clock goes from 0 to 1 on 2018-11-04
                         |                  | sun | America/Sao_Paulo | 2018-11-04T03:00:00Z | 2018-11-05T02:00:00Z
        # a whole day that there is not: Samoa left out 2011-12-30
        12-29            | 12-30            |     | Pacific/Apia      | 2011-12-29T10:00:00Z | 2011-12-30T10:00:00Z
                         |                  | fri sat | Pacific/Apia  | 2011-12-30T10:00:00Z | 2011-12-31T10:00:00Z
        """)
    void theClockOnTheWallIsSet(String from, String to, String days, String zone, Instant first, Instant end)
            throws Exception {
        Occurrences window = window(from, to, days, zone);
        assertNull(window.at(first.minusSeconds(1)));
        assertEquals(end, window.at(first).until());
        assertEquals(end, window.at(end.minusSeconds(1)).until());
        assertNull(window.at(end));
    }

    @Test
    void anHourThatThereIsNotIsNoWindow() throws Exception {
        Occurrences window = window("02:00", "03:00", "sun", "Europe/Berlin");
        assertNull(window.at(Instant.parse("2026-03-29T00:59:59Z")));
        assertNull(window.at(Instant.parse("2026-03-29T01:00:00Z")));
        assertEquals(
                new Span(Instant.parse("2026-10-25T00:00:00Z"), Instant.parse("2026-10-25T02:00:00Z")),
                window.at(Instant.parse("2026-10-25T01:30:00Z")));
    }

    @Test
    void allDaysAreAlwaysAndEndSometime() throws Exception {
        Occurrences always = window("00:00", "24:00", null, "Europe/Berlin");
        Instant moment = Instant.parse("2026-03-29T00:30:00Z");
        for (int hour = 0; hour < 24 * 400; hour++) {
            assertTrue(always.at(moment.plusSeconds(3600L * hour)) != null, () -> "closed");
        }
        assertEquals(Instant.parse("2026-04-04T22:00:00Z"), always.at(moment).until());
    }

    @Test
    void neitherTheZoneNorTheLanguageOfTheMachineMatters() throws Exception {
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            Occurrences window = window("fri 16:00", "mon 07:00", null, "Europe/Berlin");
            assertEquals(
                    Instant.parse("2026-06-08T05:00:00Z"),
                    window.at(Instant.parse("2026-06-05T14:00:00Z")).until());
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @ParameterizedTest(name = "{0}..{1} {2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
        -                | -                    | -   | UTC           | ~~   | It is not said when the window is
        12-20            | -                    | -   | UTC           | ~~   | The key 'to' is missing
        -                | 12-20                | -   | UTC           | ~~   | The key 'from' is missing
        12-20            | 01-06                | -   | -             | ~~   | The time zone is missing
        2026-01-01T00:00:00Z | 2026-01-02       | -   | -             | ~~   | The time zone is missing
        12-20            | 01-06                | -   | Europe/Berln  | zone | There is no time zone 'Europe/Berln' in the data of this Java
        12-20            | 01-06                | -   | +02:00        | zone | There is no time zone '+02:00' in the data of this Java
        12-20            | 2026-01-06           | -   | UTC           | to   | 'from' is a day of the year, and 'to' is a date
        18:00            | fri                  | -   | UTC           | to   | 'from' is a time of the day, and 'to' is a day of the week
        2026-01-06       | 2026-01-05           | -   | UTC           | to   | The window ends before it begins
        2026-01-06T10:00 | 2026-01-06T10:00     | -   | UTC           | to   | The window ends before it begins
        12-20 10:00      | 12-20 10:00          | -   | UTC           | to   | The window ends when it begins
        fri 16:00        | fri 16:00            | -   | UTC           | to   | The window ends when it begins
        16:00            | 16:00                | -   | UTC           | to   | The window ends when it begins
        24:00            | 06:00                | -   | UTC           | from | 24:00 is an end
        fri 16:00        | mon 07:00            | fri | UTC           | days | 'days' goes with times of the day alone
        16:00            | 18:00                | fry | UTC           | days | 'fry' is no day of the week
        2026-02-29       | 2026-03-01           | -   | UTC           | from | '2026-02-29': there is no such day or time
        02-30            | 03-01                | -   | UTC           | from | '02-30': there is no such day or time
        12-20            | 13-01                | -   | UTC           | to   | '13-01': there is no such day or time
        25:00            | 26:00                | -   | UTC           | from | '25:00': there is no such day or time
        16:00            | 24:01                | -   | UTC           | to   | '24:01': there is no such day or time
        2026-01-01T00:00:00+99:00 | 2026-01-02  | -   | UTC           | from | '2026-01-01T00:00:00+99:00': there is no such day or time
        tomorrow         | 12-20                | -   | UTC           | from | 'tomorrow' is no beginning or end of a window
        20.12.           | 06.01.               | -   | UTC           | from | '20.12.' is no beginning or end of a window
        """)
    void whatCanBeNoWindowIsSaid(String from, String to, String days, String zone, String key, String message) {
        CalendarException e = assertThrows(CalendarException.class, () -> window(from, to, days, zone));
        assertEquals(message, e.getMessage());
        assertEquals(key, e.key());
        assertFalse(e.remedy().isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "-0001-06-01T00:00:00Z"})
    void farTimesAreTimesLikeAnyOther(String moment) throws Exception {
        for (Occurrences window : List.of(
                window("12-20", "01-06", null, "Europe/Berlin"),
                window("fri 16:00", "mon 07:00", null, "Europe/Berlin"),
                window("2026-01-01", "2026-01-02", null, "Europe/Berlin"))) {
            Span span = window.at(Instant.parse(moment));
            assertTrue(span == null || span.contains(Instant.parse(moment)));
        }
    }

    @Test
    void longTextsAreCutInMessages() {
        CalendarException e =
                assertThrows(CalendarException.class, () -> window("1".repeat(100_000), "2", null, "\n".repeat(5000)));
        assertTrue(e.getMessage().length() < 200, e.getMessage());
    }
}

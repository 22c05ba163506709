package io.jenkins.plugins.terraformguard.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private final Times times = new Times();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "' 12 '|12",
                "999999999|86400",
                "Thu, 01 Jan 2026 00:02:00 GMT|120",
                "Thu, 01 Jan 2026 00:00:00 GMT|0",
                "Mon, 01 Jan 2024 00:00:00 GMT|0",
                "Fri, 31 Dec 9999 23:59:59 GMT|86400"
            })
    void secondsAndDatesAreRead(String header, long seconds) {
        assertEquals(Optional.of(Duration.ofSeconds(seconds)), RetryAfter.of(header, times));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "-1", "1.5", "soon", "9999999999", "Xyz, 99 Jan 2026 00:00:00 GMT", "2026-01-01T00:00:00Z"})
    void whatSaysNothingIsNothing(String header) {
        assertEquals(Optional.empty(), RetryAfter.of(header, times));
    }
}

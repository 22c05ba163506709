package io.jenkins.plugins.terraformguard.engine.plan.address;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses of a megabyte and more: time that grows with the square of the length, or recursion, would show. */
class LongAddressTest {
    private static final int TIMES = 150_000;
    private static final Duration LONG = Duration.ofSeconds(30);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "''            | module.a. | b.c",
                "''            | module.a[\"x\"].module.b[0]. | b.c",
                "a.            | b         | ''",
                "a.b[\"        | $         | {\"]",
                "a.b[\"        | $%        | \"]",
                "a.b[\"        | \\u0000   | \"]",
                "a.b[\"        | \\\"      | \"]",
                "a.b[\"        | \ud83d\ude00 | \"]",
            })
    void areReadAndWritten(String start, String middle, String end) {
        String text = start + middle.repeat(TIMES) + end;
        String again = assertTimeoutPreemptively(LONG, () -> {
            ResourceAddress address = ResourceAddress.parse(text);
            assertTrue(
                    address.withoutKeys().hashCode() != address.module().names().size());
            return ResourceAddress.parse(address.toString()).toString();
        });
        assertTrue(again.length() >= text.length());
        assertTrue(again.equals(text) || text.contains("{"), "written differently");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "''     | module   | ''",
                "''     | module.  | ''",
                "''     | module.a | ''",
                "''     | .        | ''",
                "''     | module.a[\"x\"]. | ''",
                "a.b[   | 9        | ]",
                "a.b[   | 0        | ]",
                "a.b    | [        | ''",
                "a.b[\" | x        | ''",
                "a.b[\" | \\       | x",
                "a      | '\u0001' | .b",
            })
    void areRefused(String start, String middle, String end) {
        String text = start + middle.repeat(TIMES) + end;
        AddressException error = assertTimeoutPreemptively(
                LONG, () -> assertThrows(AddressException.class, () -> ResourceAddress.parse(text)));
        assertTrue(error.getMessage().length() < 250, error.getMessage());
        assertFalse(error.getMessage().chars().anyMatch(Character::isISOControl));
        assertTrue(error.position() >= 0 && error.position() <= text.length());
    }
}

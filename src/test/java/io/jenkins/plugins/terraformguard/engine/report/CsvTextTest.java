package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "=1+1|'=1+1",
                "@SUM(A1)|'@SUM(A1)",
                "-2|'-2",
                "  +1|'  +1",
                "=cmd,x|\"'=cmd,x\"",
                "a\"b|\"a\"\"b\"",
                "a;b|\"a;b\"",
                "\uff1d1|'\uff1d1",
                "team/net|team/net",
                "a=b|a=b"
            })
    void textsAreNoFormulas(String text, String cell) {
        assertEquals(
                cell + "\r\n",
                new CsvText()
                        .line(List.of(text.startsWith("+") ? "  " + text : text))
                        .toString()
                        .replace("'+1", "'  +1"));
    }

    @Test
    void whatCanNotBeSeenIsSpelledOutAndNumbersAreNumbers() {
        assertEquals(
                "\\ta\\r\\nb\\u202ec,-7,\r\n",
                new CsvText().line(Arrays.asList("\ta\r\nb\u202ec", -7, null)).toString());
    }
}

package io.jenkins.plugins.terraformguard.engine.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of what policies come to. */
class HealthCsvTest {
    private static String line(String name) {
        return HealthCsv.of(List.of(new PolicyHealth(name, "1", "A-1", "shadow", 1, 2, 3, 4, 5, 6, 7, 8, 0, -1)))
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "acme | \"acme\"",
                "a,\"b\" | \"a,\"\"b\"\"\"",
                "=1+1 | \"'=1+1\"",
                "@x | \"'@x\"",
                "-x | \"'-x\"",
                "+x | \"'+x\""
            })
    void noCellIsAFormulaOrEndsEarly(String name, String cell) {
        assertEquals(cell + ",\"1\",\"A-1\",\"shadow\",1,2,3,4,5,6,7,8,0,", line(name));
    }

    @Test
    void aLineIsOneLine() {
        assertEquals(
                2,
                HealthCsv.of(List.of(new PolicyHealth("a\r\nb", "1", "A", "x", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
                        .lines()
                        .count());
    }
}

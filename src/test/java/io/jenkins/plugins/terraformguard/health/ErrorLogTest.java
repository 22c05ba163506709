package io.jenkins.plugins.terraformguard.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** The last warnings, bounded and fit for showing; tables that are whole. */
class ErrorLogTest {
    private static LogRecord line(Level level, String text) {
        LogRecord line = new LogRecord(level, text);
        line.setLoggerName("io.jenkins.plugins.terraformguard.results.LastGuarded");
        return line;
    }

    @Test
    void theLastWarningsAreKept() {
        ErrorLog log = new ErrorLog();
        for (int i = 0; i < ErrorLog.MAX + 5; i++) {
            log.publish(line(Level.WARNING, "number " + i));
        }
        log.publish(line(Level.INFO, "all is well"));
        assertEquals(ErrorLog.MAX, log.lines().size());
        assertEquals("number " + (ErrorLog.MAX + 4), log.lines().get(0).text());
        assertEquals("LastGuarded", log.lines().get(0).place());
        assertEquals("number 5", log.lines().get(ErrorLog.MAX - 1).text());
    }

    @Test
    void hostileTextIsOneShortLine() {
        ErrorLog log = new ErrorLog();
        LogRecord bad = line(Level.SEVERE, "{0}\nsecond\u001b[31m \u202egnp.exe " + "x".repeat(10_000));
        bad.setParameters(new Object[] {"first"});
        bad.setThrown(new IOException("why"));
        log.publish(bad);
        log.publish(new LogRecord(Level.SEVERE, null));
        String text = log.lines().get(1).text();
        assertTrue(text.startsWith("first"), text);
        assertTrue(text.length() <= 501, text);
        assertTrue(text.chars().noneMatch(c -> c < ' ' || c == 0x202e), text);
        assertEquals(2, log.lines().size());
    }

    @Test
    void tablesAreBoundedAndWhole() {
        HealthTable table = HealthTable.of(
                "many", List.of("one"), Collections.nCopies(HealthTable.MAX_ROWS + 3, HealthTable.Row.of("x")));
        assertEquals(HealthTable.MAX_ROWS, table.rows().size());
        assertEquals(3, table.more());
        List<HealthTable.Row> short1 = List.of(HealthTable.Row.of("x"));
        assertThrows(IllegalArgumentException.class, () -> HealthTable.of("t", List.of("a", "b"), short1));
        assertEquals(HealthState.WRONG, HealthState.WATCH.and(HealthState.WRONG));
        assertEquals(HealthState.WATCH, HealthState.WATCH.and(HealthState.FINE));
        assertFalse(LookTime.start().isOver());
    }
}

package io.jenkins.plugins.terraformguard.engine.drift.life;

import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.build;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.drift;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.entry;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.id;
import static io.jenkins.plugins.terraformguard.engine.drift.life.Looks.look;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemedyTest {
    @ParameterizedTest
    @CsvSource({
        // lineage and serial when it was seen last, and when it was not seen
        "x 4, x 4, RESTORED, ITSELF",
        "x 4, x 4, UNKNOWN, ITSELF",
        "x 4, x 4, GONE, ITSELF",
        "x 4, x 5, RESTORED, APPLY",
        "x 4, x 5, KEPT, ACCEPTANCE",
        "x 4, x 5, OTHER, APPLY",
        "x 4, x 5, GONE, APPLY",
        "x 4, x 5, UNKNOWN, UNKNOWN",
        "x 5, x 4, RESTORED, APPLY",
        "'', x 5, RESTORED, UNKNOWN",
        "'', x 5, KEPT, ACCEPTANCE",
        "x 4, y 4, RESTORED, UNKNOWN",
        "x 4, '', OTHER, UNKNOWN",
        "'', '', GONE, UNKNOWN",
        "'', '', UNKNOWN, UNKNOWN",
    })
    void followsFromTheStateAndFromWhatIsFound(String then, String now, Outcome outcome, Remedy remedy) {
        DriftLedger ledger = Looks.after(
                look(build(1), true, serial(then), Map.of(), drift("a")),
                look(build(2), true, serial(now), Map.of(id("a"), outcome)));
        assertEquals(remedy, entry(ledger, "a").remedied().how());
    }

    private static StateSerial serial(String text) {
        if (text.isEmpty()) {
            return StateSerial.NONE;
        }
        String[] parts = text.split(" ");
        return new StateSerial(parts[0], Long.parseLong(parts[1]));
    }
}

package io.jenkins.plugins.terraformguard.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeKindTest {
    @ParameterizedTest
    @CsvSource({
        "no-op, NO_OP",
        "create, CREATE",
        "read, READ",
        "update, UPDATE",
        "delete, DELETE",
        "delete create, REPLACE",
        "create delete, REPLACE",
        "forget, FORGET",
        "create forget, CREATE_AND_FORGET",
        "forget create, CREATE_AND_FORGET",
        "open, OPEN",
        "renew, OTHER",
        "create update, OTHER",
        "create renew, OTHER",
        "'', OTHER"
    })
    void isToldFromTheSetOfActions(String actions, ChangeKind kind) {
        assertEquals(kind, ChangeKind.of(actions.isEmpty() ? List.of() : List.of(actions.split(" "))));
    }

    @Test
    void everyKindIsCountedOnceAndImportsAndMovesOnTop() throws Exception {
        StringBuilder json = new StringBuilder();
        String[] actions = {
            "\"create\"",
            "\"update\"",
            "\"delete\"",
            "\"delete\",\"create\"",
            "\"forget\"",
            "\"create\",\"forget\"",
            "\"no-op\"",
            "\"open\"",
            "\"renew\""
        };
        for (String action : actions) {
            json.append("{\"address\":\"a.")
                    .append(json.length())
                    .append("\",\"previous_address\":\"b\",\"mode\":\"managed\",\"change\":{\"actions\":[")
                    .append(action)
                    .append("],\"importing\":{}}},");
        }
        json.append("{\"address\":\"data.a\",\"mode\":\"data\",\"change\":{\"actions\":[\"read\"]}},"
                + "{\"address\":\"data.b\",\"mode\":\"data\",\"change\":{\"actions\":[\"delete\"]}}");
        ChangeCounter counter = new ChangeCounter();
        TestPlans.Content content = TestPlans.read(TestPlans.source(TestPlans.plan(json.toString())));
        content.changes().forEach(counter::change);
        assertEquals(
                new ChangeCounts(2, 1, 1, 1, 2, 9, 9, 1, 2, 1, 1, new ChangeCounts.OutputCounts(0, 0, 0, 0)),
                counter.counts());
        assertEquals(
                List.of("The plan has an action that this version does not know: renew"),
                content.plan().notes());
    }
}

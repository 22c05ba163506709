package io.jenkins.plugins.terraformguard.engine.approval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.policy.SchemaCheck;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ActDocumentTest {
    private static final ApprovalLog LOG = ApprovalLog.of(
                    ApprovalStateTest.request(new Requirement("two", List.of("data", "net"), 2, Set.of())))
            .with(act(Act.Kind.APPROVE, "alice", 1))
            .with(act(Act.Kind.APPROVE, "bob", 2))
            .with(act(Act.Kind.VOID, "carol", 3));

    private static Act act(Act.Kind kind, String by, int minutes) {
        return new Act(
                kind,
                by,
                Set.of("team"),
                List.of(),
                "good \u202e reason",
                ApprovalStateTest.NOW.plus(Duration.ofMinutes(minutes)));
    }

    @Test
    void eachSaysWhatItCameToThen() {
        ActDocument first = ActDocument.of(LOG, 1);
        assertEquals("pending", first.status());
        assertEquals(List.of(new ActDocument.Missing("two", 1)), first.missing());
        assertNull(first.until());
        ActDocument second = ActDocument.of(LOG, 2);
        assertEquals("approved", second.status());
        assertEquals(List.of(), second.missing());
        assertEquals(ApprovalStateTest.NOW.plus(Duration.ofMinutes(1)).plus(Duration.ofHours(24)), second.until());
        assertEquals("void", ActDocument.of(LOG, 3).status());
    }

    @Test
    void isReadBackAndWhatComesLaterDoesNotChangeIt() throws Exception {
        byte[] document = ActDocument.of(LOG, 1).write();
        assertEquals(ActDocument.of(LOG, 1), ActDocument.read(document));
        assertArrayEquals(
                document,
                ActDocument.of(LOG.with(act(Act.Kind.ABORT, "", 900)), 1).write());
    }

    @Test
    void aDamagedOneIsRefused() {
        String document = new String(ActDocument.of(LOG, 2).write(), StandardCharsets.UTF_8);
        for (String wrong : List.of(
                "[]",
                document + "1",
                document.replace("approval-act/v1", "approval/v1"),
                document.replace("\"kind\":\"approve\"", "\"kind\":\"nod\""),
                document.replace("\"number\":2", "\"number\":-2"))) {
            assertThrows(
                    DecisionFormatException.class,
                    () -> ActDocument.read(wrong.getBytes(StandardCharsets.UTF_8)),
                    wrong);
        }
    }

    @Test
    void itFitsItsSchemaInWhichEveryStatusIsNamed() throws Exception {
        SchemaCheck schema = SchemaCheck.of("approval-act.schema.json");
        ObjectMapper json = new ObjectMapper();
        for (int i = 1; i <= LOG.acts().size(); i++) {
            assertEquals(
                    List.of(),
                    schema.problems(json.readTree(ActDocument.of(LOG, i).write())));
        }
        assertEquals(
                Arrays.stream(ApprovalState.Status.values())
                        .map(ApprovalState.Status::id)
                        .collect(Collectors.toCollection(TreeSet::new)),
                SchemaCheck.texts(schema.at("/properties/status/enum")));
    }
}

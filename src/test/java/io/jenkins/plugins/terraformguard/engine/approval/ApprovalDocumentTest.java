package io.jenkins.plugins.terraformguard.engine.approval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PackIdentity;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import io.jenkins.plugins.terraformguard.engine.policy.SchemaChanges;
import io.jenkins.plugins.terraformguard.engine.policy.SchemaCheck;
import io.jenkins.plugins.terraformguard.engine.policy.approval.KeepMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code approval.json} looks like. */
class ApprovalDocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = ApprovalStateTest.NOW;
    private static final String HOSTILE = "\u0000\n<b>\u202e\"\\ \ud83d\ude00";

    /** Covers also what {@link SchemaChanges} puts in the place of an id. */
    private static final List<String> ALL = List.of("data", "net", HOSTILE, "", "no such word", "\u0000");

    private static ApprovalLog log() {
        ApprovalRequest request = new ApprovalRequest(
                "r1",
                "default",
                new Asker(HOSTILE, "7", "https://ci.example.com/job/a/7/", "user " + HOSTILE),
                "d".repeat(64),
                new Effects("e".repeat(64), 3, List.of()),
                List.of(new PackIdentity("aws", "1.0", "1".repeat(64), "bundled")),
                List.of(
                        ApprovalStateTest.DATA,
                        ApprovalStateTest.NET,
                        new ApprovalItem(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)),
                List.of(
                        new Requirement(
                                "two",
                                ALL,
                                2,
                                Set.of("dba", HOSTILE),
                                NOW.plusSeconds(60),
                                new Requirement.Escalation(NOW.plusSeconds(120), Set.of("oncall"))),
                        new Requirement("", ALL, 1, Set.of())),
                new Terms(Duration.ofHours(5), KeepMode.SAFER, true),
                new TreeMap<>(Map.of("starter", "started the build")),
                NOW,
                NOW.plusSeconds(3600));
        List<Act> acts = Arrays.stream(Act.Kind.values())
                .map(kind -> new Act(
                        kind,
                        HOSTILE,
                        Set.of("g", HOSTILE),
                        List.of("data"),
                        HOSTILE,
                        NOW.plusSeconds(kind.ordinal()),
                        "2026-03-01",
                        "shop #3"))
                .toList();
        return new ApprovalLog(request, acts, 1, NOW.plusSeconds(90));
    }

    private static ObjectNode json() throws Exception {
        return (ObjectNode) JSON.readTree(ApprovalDocument.write(log()));
    }

    private static ApprovalLog read(JsonNode document) throws DecisionFormatException {
        return ApprovalDocument.read(document.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isRead(JsonNode document) {
        try {
            read(document);
            return true;
        } catch (DecisionFormatException e) {
            return false;
        }
    }

    @Test
    void itIsReadBackEqual() throws Exception {
        byte[] document = ApprovalDocument.write(log());
        ApprovalLog read = ApprovalDocument.read(document);

        assertEquals(log(), read);
        assertArrayEquals(document, ApprovalDocument.write(read));
        ApprovalLog fresh = new ApprovalLog(log().request(), List.of(), 0, null);
        assertEquals(fresh, ApprovalDocument.read(ApprovalDocument.write(fresh)));
    }

    @Test
    void itFitsItsSchemaInWhichEveryKindIsNamed() throws Exception {
        SchemaCheck schema = SchemaCheck.of("approval.schema.json");
        assertEquals(List.of(), schema.problems(json()));
        assertEquals(
                Arrays.stream(Act.Kind.values()).map(Act.Kind::id).collect(Collectors.toCollection(TreeSet::new)),
                SchemaCheck.texts(schema.at("/$defs/act/properties/kind/enum")));
        assertEquals(
                new TreeSet<>(KeepMode.ids()),
                SchemaCheck.texts(schema.at("/$defs/request/properties/terms/properties/keep/enum")));
    }

    @Test
    void schemaAndReaderAgreeOnEveryChange() throws Exception {
        SchemaChanges changes =
                SchemaChanges.of(SchemaCheck.of("approval.schema.json"), json(), ApprovalDocumentTest::isRead);
        assertEquals(List.of(), changes.different());
        assertTrue(changes.tried() > 900, changes.tried() + " changes");
    }

    /** What no schema can say. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        /recorded                        ; 10                      ; more was recorded than happened
        /request/items/1/id              ; "data"                  ; two items are called data
        /request/items/1/id              ; "other"                 ; nobody is asked about other
        /request/requirements            ; [{"name":"","quorum":1}] ; nobody is asked about data
        /request/expires_at              ; "2026-02-30T00:00:00Z"  ; is no time
        /request/expires_at              ; "+123456789-01-01T00:00:00Z" ; is no time
        /acts/0/at                       ; "-999999999-01-01T00:00:00Z" ; is no time
        """)
    void whatContradictsItselfIsRefused(String pointer, String value, String expected) throws Exception {
        ObjectNode document = json();
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) document.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), JSON.readTree(value));
        DecisionFormatException e = assertThrows(DecisionFormatException.class, () -> read(document));
        assertTrue(e.getMessage().contains(expected), e.getMessage());
    }

    @Test
    void boundsHold() throws Exception {
        for (Map.Entry<String, Integer> bound : Map.of(
                        "/acts", ApprovalLog.MAX_ACTS,
                        "/request/requirements/0/approvers", ActShapes.MAX_NAMES,
                        "/acts/0/groups", ActShapes.MAX_NAMES,
                        "/acts/0/items", ActShapes.MAX_ITEMS)
                .entrySet()) {
            ObjectNode document = json();
            ArrayNode list = (ArrayNode) document.at(bound.getKey());
            JsonNode element = list.get(0);
            while (list.size() < bound.getValue()) {
                list.add(element);
            }
            assertTrue(isRead(document), bound.getKey());
            list.add(element);
            assertFalse(isRead(document), bound.getKey());
        }
    }

    @Test
    void whatIsNoDocumentIsRefusedQuickly() {
        String whole = new String(ApprovalDocument.write(log()), StandardCharsets.UTF_8);
        for (String hostile : List.of(
                "",
                "null",
                "[]",
                "{}",
                "{\"schema\":\"terraform-guard/approval/v1\"}",
                whole + "{}",
                whole.substring(0, whole.length() - 1),
                whole.replace("approval/v1", "approval/v2"),
                whole.replaceFirst("\\{", "{\"acts\":[],"),
                "[".repeat(1_000_000),
                "{\"request\":".repeat(1_000_000),
                "\"" + "x".repeat(8_000_000) + "\"")) {
            assertTimeout(
                    Duration.ofSeconds(60),
                    () -> assertThrows(
                            DecisionFormatException.class,
                            () -> ApprovalDocument.read(hostile.getBytes(StandardCharsets.UTF_8))));
        }
    }
}

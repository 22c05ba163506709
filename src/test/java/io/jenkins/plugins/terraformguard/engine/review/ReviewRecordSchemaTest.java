package io.jenkins.plugins.terraformguard.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.policy.SchemaChanges;
import io.jenkins.plugins.terraformguard.engine.policy.SchemaCheck;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published schema says what {@link ReviewRecordDocument} says, as far as a schema can. */
class ReviewRecordSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static SchemaCheck schema() throws Exception {
        return SchemaCheck.of("review-record.schema.json");
    }

    private static ObjectNode document() throws Exception {
        return (ObjectNode) JSON.readTree(ReviewRecordDocument.write(SampleRecords.full()));
    }

    private static boolean isRead(JsonNode document) {
        try {
            ReviewRecordDocument.read(CanonicalJson.bytes(JSON.convertValue(document, Object.class)));
            return true;
        } catch (DecisionFormatException | IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void ourDocumentsFit() throws Exception {
        assertTrue(isRead(document()));
        assertEquals(List.of(), schema().problems(document()));
        ReviewRecord alone = ReviewBoard.hold("x", Sheets.SHEET, "", Answers.rules(0, 1, "general"), ReviewPanel.NONE);
        assertEquals(List.of(), schema().problems(JSON.readTree(ReviewRecordDocument.write(alone))));
    }

    @Test
    void schemaAndReaderAgreeOnEveryChange() throws Exception {
        SchemaChanges changes = SchemaChanges.of(schema(), document(), ReviewRecordSchemaTest::isRead);
        assertEquals(List.of(), changes.different());
        assertTrue(changes.tried() > 600, changes.tried() + " changes");
    }

    @Test
    void itKnowsEveryStatusAndRole() throws Exception {
        assertEquals(
                Arrays.stream(ReviewCall.Status.values())
                        .map(ReviewCall.Status::id)
                        .collect(Collectors.toCollection(TreeSet::new)),
                SchemaCheck.texts(schema().at("/$defs/call/properties/status/enum")));
        assertEquals(
                new TreeSet<>(ReviewCallShapes.ROLES),
                SchemaCheck.texts(schema().at("/$defs/call/properties/role/enum")));
    }

    @ParameterizedTest
    @CsvSource({
        "/intent, 600",
        "/notes/0, 1000",
        "/calls/0/problem, 1000",
        "/calls/0/model/model, 400",
        "/calls/0/answer/text, 262144",
        "/calls/0/user, 1048576"
    })
    void boundsOfTextsAreThoseOfTheReader(String pointer, int most) throws Exception {
        ObjectNode document = document();
        put(document, pointer, TextNode.valueOf("x".repeat(most)));
        assertTrue(isRead(document) && schema().problems(document).isEmpty());
        put(document, pointer, TextNode.valueOf("x".repeat(most + 1)));
        assertFalse(isRead(document));
        assertNotEquals(List.of(), schema().problems(document));
    }

    @ParameterizedTest
    @CsvSource({"/notes, 51", "/fixes, 50", "/fixes/0/edits, 50", "/rules/roles, 5"})
    void boundsOfListsAreThoseOfTheReader(String pointer, int most) throws Exception {
        ObjectNode document = document();
        ArrayNode list = (ArrayNode) document.at(pointer);
        while (list.size() < most) {
            list.add(list.get(0));
        }
        assertTrue(isRead(document) && schema().problems(document).isEmpty());
        list.add(list.get(0));
        assertFalse(isRead(document));
        assertNotEquals(List.of(), schema().problems(document));
    }

    private static void put(ObjectNode document, String pointer, JsonNode value) {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = document.at(pointer.substring(0, slash));
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(pointer.substring(slash + 1)), value);
        } else {
            ((ObjectNode) parent).set(pointer.substring(slash + 1), value);
        }
    }
}

package io.jenkins.plugins.terraformguard.engine.decision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftAndImpactDocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        for (Decision decision :
                List.of(SampleImpact.full(), SampleImpact.saying(SampleDecisions.full(), "<b>\u2028${x}\u0000"))) {
            byte[] document = DecisionWriter.write(decision);
            assertEquals(decision, DecisionReader.read(document));
            assertArrayEquals(document, DecisionWriter.write(DecisionReader.read(document)));
        }
    }

    @Test
    void olderDocumentsSayNothingOfClassesAndImpact() throws Exception {
        ObjectNode document = (ObjectNode) JSON.readTree(DecisionWriter.write(SampleImpact.full()));
        document.remove(List.of("drift_summary", "impact"));
        document.set(
                "drift",
                JSON.readTree(
                        "[{\"address\":\"a.b\",\"kind\":\"update\",\"paths\":[{\"path\":\"c\",\"after\":\"d\"}]}]"));
        Decision read = DecisionReader.read(bytes(document));
        assertEquals(DriftSummary.NONE, read.driftSummary());
        assertEquals(Impact.NONE, read.impact());
        assertEquals(DriftClass.UNDETERMINED, read.drift().get(0).paths().get(0).driftClass());
        assertEquals("low", read.drift().get(0).severity());
    }

    @ParameterizedTest
    @CsvSource({
        "/drift/0/severity, worst",
        "/drift/0/kind, rename",
        "/drift/0/paths/0/class, gone",
        "/drift/0/paths/0/noise, <b>",
        "/drift/0/paths/0/id, 12",
        "/drift/0/breaks/0/policy, <b>",
        "/drift/0/remedies/0/kind, wait",
        "/drift/0/remedies/0/language, html",
        "/drift_summary/status, fine",
        "/drift_summary/attributes, many",
        "/impact/changes/0/reversibility, maybe",
        "/impact/changes/0/why/0/kind, because",
        "/impact/risk/level, none",
        "/impact/risk/parts/0/points, many",
        "/impact/blast_radius/nodes/0/kind, thing",
        "/impact/blast_radius/edges/0/from, 3"
    })
    void wordsAreThoseThatAreKnown(String pointer, String word) throws Exception {
        JsonNode document = JSON.readTree(DecisionWriter.write(SampleImpact.full()));
        int last = pointer.lastIndexOf('/');
        JsonNode parent = document.at(pointer.substring(0, last));
        JsonNode value = word.equals("3") ? JSON.readTree("3") : new TextNode(word);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(pointer.substring(last + 1)), value);
        } else {
            ((ObjectNode) parent).set(pointer.substring(last + 1), value);
        }
        DecisionFormatException e =
                assertThrows(DecisionFormatException.class, () -> DecisionReader.read(bytes(document)));
        assertEquals(pointer, e.getMessage().substring(0, pointer.length()));
    }

    private static byte[] bytes(JsonNode document) {
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }
}

package io.jenkins.plugins.terraformguard.engine.decision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why policies are there, in decisions. */
class PolicyReasonsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void reasonsAreReadBack() throws Exception {
        for (Decision decision : new Decision[] {
            SampleReasons.full(), SampleReasons.saying(SampleDecisions.full(), "<b>\u0000\ud83d\ude00\"\\\n")
        }) {
            byte[] document = DecisionWriter.write(decision);
            assertEquals(decision.policies(), DecisionReader.read(document).policies());
            assertArrayEquals(document, DecisionWriter.write(DecisionReader.read(document)));
        }
    }

    @Test
    void aDocumentFromBeforeThereWereReasonsIsRead() throws Exception {
        try (InputStream in = PolicyReasonsTest.class.getResourceAsStream("without-rationales.json")) {
            assertEquals(SampleDecisions.full(), DecisionReader.read(in.readAllBytes()));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        /policies/0/rationale   | 7
        /policies/0/rationale   | null
        /policies/0/references  | []
        /policies/0/references  | null
        /policies/0/references  | {"cwe": 284}
        /policies/0/references  | {"cwe": ["CWE-284"]}
        """)
    void whatDoesNotFitIsRefused(String pointer, String value) throws Exception {
        JsonNode document = MAPPER.readTree(DecisionWriter.write(SampleDecisions.full()));
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) document.at(pointer.substring(0, slash)))
                .set(pointer.substring(slash + 1), MAPPER.readTree(value));
        byte[] bytes = MAPPER.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);

        DecisionFormatException e = assertThrows(DecisionFormatException.class, () -> DecisionReader.read(bytes));
        assertTrue(e.path().startsWith(pointer), e.path());
    }

    @Test
    void referencesThatAreTooManyOrOfOneNameOrHalfACharacterAreRefused() throws Exception {
        StringBuilder many = new StringBuilder("\"k\":\"v\"");
        for (int i = 0; i < DecisionLimits.REFERENCES; i++) {
            many.append(",\"k").append(i).append("\":\"v\"");
        }
        String document = new String(DecisionWriter.write(SampleDecisions.full()), StandardCharsets.UTF_8);
        for (String references : new String[] {many.toString(), "\"k\":\"1\",\"k\":\"2\"", "\"\\ud800\":\"half\""}) {
            String changed = document.replace("\"references\":{}", "\"references\":{" + references + "}");
            DecisionFormatException e = assertThrows(
                    DecisionFormatException.class, () -> DecisionReader.read(changed.getBytes(StandardCharsets.UTF_8)));
            assertTrue(e.path().startsWith("/policies/0/references"), e.path());
        }
    }
}

package io.jenkins.plugins.terraformguard.engine.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waivers and baseline in documents of strangers. */
class ExemptionShapesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        /findings/1/exemption/kind | "mercy"
        /findings/1/exemption/kind | null
        /findings/1/exemption/line | -1
        /findings/1/exemption/owner | 7
        /waivers/0/layer | "bundled"
        /waivers/0/policy | "P P"
        /waivers/0/state | "TOO_BROAD"
        /waivers/0/count | -1
        /waivers/0/resources | "a.b"
        /waivers/0/values | [1]
        /baseline/allowed | "true"
        /baseline/digest | "abc"
        /baseline/gone | -1
        """)
    void whatDoesNotFitIsRefused(String pointer, String value) throws Exception {
        JsonNode document = MAPPER.readTree(DecisionWriter.write(SampleDecisions.exempt("text")));
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) document.at(pointer.substring(0, slash)))
                .set(pointer.substring(slash + 1), MAPPER.readTree(value));
        byte[] bytes = MAPPER.writeValueAsBytes(document);

        DecisionFormatException e = assertThrows(DecisionFormatException.class, () -> DecisionReader.read(bytes));
        assertEquals(pointer, e.path().replaceFirst("(/values)/0$", "$1"));
    }
}

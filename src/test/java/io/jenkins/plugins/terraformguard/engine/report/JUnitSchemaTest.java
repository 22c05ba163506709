package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.SampleReasons;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** Every document fits the schema by which Jenkins reads JUnit XML. */
class JUnitSchemaTest {
    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(JUnitSchemaTest.class.getResource("schema/junit-10.xsd"));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void validate(byte[] document) throws SAXException, IOException {
        SCHEMA.newValidator().validate(new StreamSource(new ByteArrayInputStream(document)));
    }

    private static List<Decision> samples() {
        return List.of(
                SampleDecisions.full(),
                SampleDecisions.empty(),
                SampleDecisions.broken(),
                SampleDecisions.exempt("why"),
                SampleReasons.full());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleFits(Decision decision) {
        assertDoesNotThrow(() -> validate(JUnitReport.render(decision)));
    }

    @Test
    void severalPlansFit() {
        assertDoesNotThrow(() -> validate(JUnitReport.render(samples())));
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.terraformguard.engine.report.Hostile#texts")
    void hostileTextFits(String text) {
        assertDoesNotThrow(() -> validate(JUnitReport.render(SampleDecisions.saying(text))));
        assertDoesNotThrow(() -> validate(JUnitReport.render(SampleDecisions.brokenSaying(text))));
    }

    @Test
    void theSchemaRefusesWhatIsWrong() {
        byte[] nameless = "<testsuites><testsuite tests='1'/></testsuites>".getBytes(StandardCharsets.UTF_8);

        assertThrows(SAXException.class, () -> validate(nameless));
    }
}

package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.SampleGrounds;
import io.jenkins.plugins.terraformguard.engine.decision.SampleImpact;
import io.jenkins.plugins.terraformguard.engine.decision.SampleReasons;
import io.jenkins.plugins.terraformguard.engine.decision.SampleReviews;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every log fits the schema of the standard, and what code hosts ask beyond it. */
class SarifSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What GitHub documents of the files that it takes. */
    private static final int MAX_RULE_TAGS = 20;

    private static final int MAX_DESCRIPTION = 1_024;

    private static List<Decision> samples() {
        return List.of(
                SampleDecisions.full(),
                SampleDecisions.empty(),
                SampleDecisions.broken(),
                SampleDecisions.exempt("why"),
                SampleImpact.full(),
                SampleGrounds.full(),
                SampleReviews.full(),
                SampleReviews.raised(),
                SampleReasons.full(),
                SampleReasons.saying(SampleDecisions.full(), "x".repeat(9_000)));
    }

    private static JsonNode fit(Decision... decisions) throws Exception {
        JsonNode log = JSON.readTree(SarifReport.render(List.of(decisions)));
        assertEquals(List.of(), OfficialSarif.problems(log));
        Set<String> categories = new HashSet<>();
        for (JsonNode run : log.at("/runs")) {
            assertTrue(categories.add(run.at("/automationDetails/id").asText()), "runs of one tool have categories");
            rules(run.at("/tool/driver/rules"));
            results(run.at("/results"));
        }
        assertNoEmptyAddress(log);
        return log;
    }

    private static void rules(JsonNode rules) {
        for (JsonNode rule : rules) {
            for (String text : List.of("shortDescription", "fullDescription", "help")) {
                assertFalse(rule.at("/" + text + "/text").asText().isBlank(), text);
            }
            assertTrue(rule.at("/shortDescription/text").asText().length() <= MAX_DESCRIPTION);
            assertTrue(rule.at("/fullDescription/text").asText().length() <= MAX_DESCRIPTION);
            assertTrue(rule.at("/properties/tags").size() <= MAX_RULE_TAGS);
            assertTrue(rule.at("/properties/security-severity").isTextual());
        }
    }

    private static void results(JsonNode results) {
        for (JsonNode result : results) {
            assertEquals(1, result.at("/locations").size());
            assertFalse(result.at("/message/text").asText().isBlank());
            assertFalse(result.at("/partialFingerprints/primaryLocationLineHash")
                    .asText()
                    .isBlank());
        }
    }

    private static void assertNoEmptyAddress(JsonNode node) {
        if (node.has("uri")) {
            assertFalse(node.get("uri").asText().isBlank(), node.toString());
        }
        node.forEach(SarifSchemaTest::assertNoEmptyAddress);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleFits(Decision decision) throws Exception {
        fit(decision);
    }

    @Test
    void severalPlansFit() throws Exception {
        JsonNode log = fit(SampleDecisions.full(), SampleDecisions.empty());

        assertEquals(2, log.at("/runs").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-findings", "1-error", "2-waivers", "3-drift-and-impact", "4-error", "5-provenance"})
    void whatEarlierVersionsDecidedFits(String name) throws Exception {
        try (InputStream in = getClass().getResourceAsStream("decisions/" + name + ".json")) {
            fit(DecisionReader.read(in.readAllBytes()));
        }
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.terraformguard.engine.report.Hostile#texts")
    void hostileTextFits(String text) throws Exception {
        fit(SampleReasons.saying(SampleDecisions.saying(text), text));
        fit(SampleDecisions.brokenSaying(text));
        fit(SampleDecisions.exempt(text));
    }

    @Test
    void whatIsWaivedIsSuppressedAndNothingElse() throws Exception {
        JsonNode results = fit(SampleDecisions.exempt("why")).at("/runs/0/results");

        Set<String> suppressed = new HashSet<>();
        for (JsonNode result : results) {
            assertTrue(result.at("/suppressions").isArray(), "all or none");
            if (!result.at("/suppressions").isEmpty()) {
                suppressed.add(
                        result.at("/partialFingerprints/terraformGuard~1v1").asText());
            }
        }
        Set<String> exempt = new HashSet<>();
        SampleDecisions.exempt("why").findings().stream()
                .filter(finding -> finding.isExempt())
                .forEach(finding -> exempt.add(finding.fingerprint()));
        assertEquals(exempt, suppressed);
        assertFalse(exempt.isEmpty());
    }

    @Test
    void theSchemaRefusesWhatIsWrong() throws Exception {
        ObjectNode log = (ObjectNode) fit(SampleDecisions.full());
        ((ObjectNode) log.at("/runs/0/results/0")).put("level", "dreadful");
        ((ObjectNode) log.at("/runs/0/tool/driver")).put("informationUri", "no address at all");
        ((ObjectNode) log.at("/runs/0/results/1")).remove("message");
        log.put("more", true);

        assertEquals(
                4,
                OfficialSarif.problems(log).size(),
                OfficialSarif.problems(log).toString());
    }
}

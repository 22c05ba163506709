package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.SampleReasons;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules in SARIF say why they are there, what to do, and what they are called elsewhere. */
class ReasonsInSarifTest {
    private static JsonNode rules(Decision decision) throws IOException {
        return new ObjectMapper().readTree(SarifReport.render(decision)).at("/runs/0/tool/driver/rules");
    }

    @Test
    void rulesThatFoundSomethingHaveDescriptionAndHelp() throws Exception {
        JsonNode rules = rules(SampleReasons.full());
        assertEquals(
                "Anyone can try the door.", rules.at("/0/fullDescription/text").asText());
        String help = rules.at("/0/help/text").asText();
        assertTrue(help.startsWith("Anyone can try the door.\n\nName the networks that need access"), help);
        assertEquals(
                "[\"cis-aws: 5.2\",\"cwe: CWE-284\"]",
                rules.at("/0/properties/references").toString());
        assertEquals("ACME-KMS-003", rules.at("/5/id").asText());
        for (String key : new String[] {"fullDescription", "help", "properties/references"}) {
            assertTrue(rules.at("/5/" + key).isMissingNode(), key + " of a rule that found nothing");
        }
        JsonNode old = rules(SampleDecisions.full());
        assertTrue(old.at("/0/fullDescription").isMissingNode(), "an empty text is no description");
        assertTrue(old.at("/0/help/text").asText().startsWith("Name the networks"));
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.terraformguard.engine.report.Hostile#texts")
    void textIsFitForShowing(String text) throws Exception {
        JsonNode rule =
                rules(SampleReasons.saying(SampleDecisions.saying(text), text)).get(0);
        String why = SafeText.visible(text).strip();
        assertEquals(why, rule.at("/fullDescription/text").asText());
        assertEquals(why + "\n\n" + why, rule.at("/help/text").asText());
        String line = SafeText.oneLine(text);
        assertEquals(line + ": " + line, rule.at("/properties/references/0").asText());
    }

    @Test
    void veryLongTextIsCut() throws Exception {
        JsonNode rule = rules(SampleReasons.saying(SampleDecisions.full(), "x".repeat(9_000)))
                .get(0);
        assertEquals(2_001, rule.at("/fullDescription/text").asText().length());
    }
}

package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.SampleReasons;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
        String markdown = rules.at("/0/help/markdown").asText();
        assertTrue(markdown.contains("\n\n**What to do**\n\nName the networks that need access"), markdown);
        assertTrue(markdown.endsWith("**The same rule elsewhere**\n\n- cis-aws: `5.2`\n- cwe: `CWE-284`"), markdown);
        for (String key : new String[] {"fullDescription", "help"}) {
            assertEquals(
                    "Keys rotate", rules.at("/5/" + key + "/text").asText(), key + " of a rule that found nothing");
        }
        assertTrue(rules.at("/5/properties/references").isMissingNode());
        JsonNode old = rules(SampleDecisions.full());
        assertEquals(
                "No security group is open to the world",
                old.at("/0/fullDescription/text").asText(),
                "the title stands in for a reason");
        assertTrue(old.at("/0/help/text").asText().startsWith("Name the networks"));
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.terraformguard.engine.report.Hostile#texts")
    void textIsFitForShowing(String text) throws Exception {
        JsonNode rule =
                rules(SampleReasons.saying(SampleDecisions.saying(text), text)).get(0);
        String why = SafeText.visible(text).strip().replace("](", "] (");
        assertEquals(why, rule.at("/fullDescription/text").asText());
        assertEquals(why + "\n\n" + why, rule.at("/help/text").asText());
        String line = SafeText.oneLine(text);
        assertEquals(line + ": " + line, rule.at("/properties/references/0").asText());
        for (String shown : outsideFences(rule.at("/help/markdown").asText())) {
            assertFalse(MarkdownProse.active(shown).matches(".*[\\[\\]<>|~#$].*"), shown);
            MarkdownProse.assertNoReference(shown);
        }
    }

    private static List<String> outsideFences(String markdown) {
        List<String> lines = new ArrayList<>();
        String fence = "";
        for (String line : markdown.split("\n", -1)) {
            if (fence.isEmpty() && line.matches("`{3,}")) {
                fence = line;
            } else if (line.equals(fence)) {
                fence = "";
            } else if (fence.isEmpty()) {
                lines.add(line);
            }
        }
        assertEquals("", fence, "every block is closed");
        return lines;
    }

    @Test
    void codeInARemedyStaysCode() throws Exception {
        Decision decision = SampleReasons.saying(SampleDecisions.full(), "Do this:\n\n    a {\n      ``` = 1\n    }\n");
        String markdown = rules(decision).at("/0/help/markdown").asText();
        assertTrue(markdown.contains("Do this:\n\n````\na {\n  ``` = 1\n}\n````"), markdown);
    }

    @Test
    void veryLongTextIsCut() throws Exception {
        JsonNode rule = rules(SampleReasons.saying(SampleDecisions.full(), "x".repeat(9_000)))
                .get(0);
        assertEquals(1_001, rule.at("/fullDescription/text").asText().length());
        assertTrue(rule.at("/help/text").asText().length() < 4_100);
    }
}

package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What is exempt stays in every report, with a mark and with its author's words as nothing but words. */
class ExemptionReportsTest {
    private static final Decision PLAIN = SampleDecisions.exempt("because");

    private static Document html(Decision decision) throws Exception {
        String html = HtmlReport.render(decision, DecisionWriter.digest(decision));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static Document junit(Decision decision) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(JUnitReport.render(decision)));
    }

    private static JsonNode sarif(Decision decision) throws IOException {
        return new ObjectMapper().readTree(SarifReport.render(decision)).at("/runs/0/results");
    }

    @Test
    void sarifSuppressesWhatIsExemptAndSaysSoOfEveryResult() throws Exception {
        JsonNode results = sarif(PLAIN);
        assertEquals(3, results.size());
        assertEquals("[]", results.at("/0/suppressions").toString(), "this one counts");
        JsonNode waived = results.at("/1/suppressions/0");
        assertEquals("external", waived.at("/kind").asText());
        assertEquals("accepted", waived.at("/status").asText());
        assertEquals(
                "Waived by because until 2027-01-31: because [because] (because:3)",
                waived.at("/justification").asText());
        assertEquals(
                "because",
                waived.at("/location/physicalLocation/artifactLocation/uri").asText());
        assertEquals(3, waived.at("/location/physicalLocation/region/startLine").asInt());
        assertEquals(1, results.at("/2/suppressions").size());
        assertTrue(sarif(SampleDecisions.full()).at("/0/suppressions").isMissingNode(), "nothing is exempt there");
    }

    @Test
    void junitSkipsWhatIsWaivedAndPassesWhatWouldHavePassed() throws Exception {
        NodeList cases = junit(PLAIN).getElementsByTagName("testcase");
        assertEquals(3, cases.getLength());
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            String policy = test.getAttribute("name").substring(0, 3);
            assertEquals(
                    policy.equals("P-1") ? 1 : 0,
                    test.getElementsByTagName("skipped").getLength());
            assertEquals(
                    policy.equals("P-3") ? 1 : 0,
                    test.getElementsByTagName("failure").getLength());
            assertEquals(
                    !policy.equals("P-3"),
                    test.getTextContent().contains(policy.equals("P-1") ? "Waived by because" : "In the baseline"));
        }
        Element skipped = (Element) junit(PLAIN).getElementsByTagName("skipped").item(0);
        assertTrue(skipped.getAttribute("message").startsWith("waived: "), skipped.getAttribute("message"));
    }

    @Test
    void htmlMarksItAndListsTheWaivers() throws Exception {
        String text = html(PLAIN).getDocumentElement().getTextContent();
        for (String part : new String[] {
            "waived",
            "baselined",
            "Waived by because until 2027-01-31: because [because] (because:3)",
            "2 of the findings waived or in the baseline",
            "40 findings in the baseline: 1 still there (1 moved), 2 with other values, 12 gone.",
            "Waivers 7",
            "too-broad"
        }) {
            assertTrue(text.contains(part), part);
        }
        String full = html(SampleDecisions.full()).getDocumentElement().getTextContent();
        assertFalse(full.contains("Waivers") || full.contains("waived"), "nothing is waived there");
    }

    @Test
    void markdownMarksItAndListsWhatToLookAfter() {
        String markdown = MarkdownReport.render(PLAIN, "digest");
        assertTrue(markdown.contains("**Waived**"), markdown);
        assertTrue(markdown.contains("**Baselined**"), markdown);
        assertTrue(markdown.contains("Waivers to look after (6)"), markdown);
        assertFalse(MarkdownReport.render(SampleDecisions.full(), "digest").contains("Waive"));
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.terraformguard.engine.report.Hostile#texts")
    void wordsOfAnAuthorStayWords(String text) throws Exception {
        Decision decision = SampleDecisions.exempt(text);
        Document plain = html(PLAIN);
        Document page = html(decision);
        for (String tag : new String[] {"script", "img", "a", "h1", "table", "style"}) {
            assertEquals(
                    plain.getElementsByTagName(tag).getLength(),
                    page.getElementsByTagName(tag).getLength(),
                    tag);
        }
        assertTrue(
                page.getDocumentElement().getTextContent().contains(SafeText.prose(text)), "as it is, and no markup");
        assertEquals(3, junit(decision).getElementsByTagName("testcase").getLength());
        for (JsonNode result : sarif(decision)) {
            result.at("/suppressions").forEach(one -> {
                String justification = one.at("/justification").asText();
                assertEquals(SafeText.oneLine(justification), justification);
            });
        }
        List<String> harmless = MarkdownReport.render(PLAIN, "digest").lines().toList();
        List<String> lines = MarkdownReport.render(decision, "digest").lines().toList();
        assertEquals(harmless.size(), lines.size(), "no text makes lines of its own");
        for (int i = 0; i < lines.size(); i++) {
            assertEquals(MarkdownProse.active(harmless.get(i)), MarkdownProse.active(lines.get(i)), lines.get(i));
            MarkdownProse.assertNoReference(lines.get(i));
        }
    }
}

package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every report says where in the configuration a finding stands. */
class PositionReportsTest {
    private static Decision at(String file, int line) {
        Finding finding = SampleDecisions.finding(
                "P-1", "a.b", Severity.HIGH, EnforcementLevel.HARD_MANDATORY, Outcome.VIOLATION);
        return SampleDecisions.with(Verdict.FAIL, List.of(finding.at(file, line)));
    }

    @Test
    void allShowFileAndLine() {
        Decision decision = at("infra/<b>|`x`\u202e.tf", 12);
        assertTrue(HtmlReport.render(decision, "d").contains("infra/&lt;b&gt;|&#x60;x&#x60;\\u202e.tf:12</code>"));
        assertTrue(MarkdownReport.render(decision, "d").contains("<br>``infra/<b>\\|`x`\\u202e.tf:12`` |"));
        String junit = new String(JUnitReport.render(decision), StandardCharsets.UTF_8);
        assertTrue(junit.contains("a.b at infra/&lt;b&gt;|`x`\\u202e.tf:12 [hard-mandatory"), junit);
    }

    @Test
    void nothingIsShownWhereNothingIsKnown() {
        Decision decision = at("", 0);
        assertFalse(HtmlReport.render(decision, "d").contains("class=\"position\""));
        assertFalse(MarkdownReport.render(decision, "d").contains("create<br>"));
        assertFalse(new String(JUnitReport.render(decision), StandardCharsets.UTF_8).contains("a.b at"));
    }

    @ParameterizedTest
    @CsvSource({
        "main.tf, 12, main.tf, 12",
        "infra/net work/m\u00e4in.tf, 3, infra/net%20work/m%C3%A4in.tf, 3",
        "a:b/%2e/c?d#e.tf, 1, a%3Ab/%252e/c%3Fd%23e.tf, 1",
        "../main.tf, 12, plan.json, 1",
        "a/./b.tf, 12, plan.json, 1",
        "/etc/passwd, 12, plan.json, 1",
        "//host/x.tf, 12, plan.json, 1",
        "main.tf, 0, plan.json, 1",
        "'', 7, plan.json, 1"
    })
    void sarifPointsIntoTheConfigurationOrElseAtThePlan(String file, int line, String uri, int startLine)
            throws Exception {
        JsonNode location = new ObjectMapper()
                .readTree(SarifReport.render(at(file, line)))
                .at("/runs/0/results/0/locations/0/physicalLocation");
        assertEquals(uri, location.at("/artifactLocation/uri").asText());
        assertEquals(startLine, location.at("/region/startLine").asInt());
    }
}

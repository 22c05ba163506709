package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Grounds;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.SampleGrounds;
import io.jenkins.plugins.terraformguard.engine.decision.SampleImports;
import java.util.List;
import org.junit.jupiter.api.Test;

class OriginReportTest {
    private static final String DIGEST = "ab".repeat(32);

    private static List<String> both(Decision decision) {
        return List.of(HtmlReport.render(decision, DIGEST), MarkdownReport.render(decision, DIGEST));
    }

    @Test
    void reportsSayWhereADecisionComesFrom() {
        for (String report : both(SampleGrounds.full())) {
            for (String words : List.of(
                    "Where this comes from",
                    "To be looked at after apply",
                    "user shop/network",
                    "4f2a91c07b1e5d3c9a8f6b2d1e0c7a5b3f4d6e89",
                    "https://git.example.com/shop/network.git",
                    "1 \u00d7 hard-mandatory, violation: fail",
                    "after.main")) {
                assertTrue(report.contains(words) || report.contains(words.replace("-", "\\-")), words + "\n" + report);
            }
        }
        String html = HtmlReport.render(SampleGrounds.full(), DIGEST);
        assertTrue(html.contains("Modules installed <span class=\"number\">2<") && html.contains("Decided by"), html);
        assertTrue(html.contains("registry.terraform.io/hashicorp/main") && html.contains("~&gt; 5.0"), html);
    }

    @Test
    void reportsOfOtherScannersAreNamed() {
        String html = HtmlReport.render(SampleImports.full(), DIGEST);
        assertTrue(html.contains("Reports of other scanners") && html.contains("checkov 3.2.300"), html);
        assertTrue(html.contains("a".repeat(64)), html);
        String hostile = HtmlReport.render(
                SampleImports.saying(SampleDecisions.full(), "</code><script>alert(1)</script>\u202e.sarif"), DIGEST);
        assertFalse(hostile.contains("<script>alert") || hostile.contains("\u202e"), hostile);
        assertFalse(HtmlReport.render(SampleGrounds.full(), DIGEST).contains("Reports of other scanners"));
    }

    @Test
    void olderDecisionsSayNothing() {
        assertNull(OriginOverview.of(Grounds.NONE));
        for (String report : both(SampleDecisions.full())) {
            assertFalse(report.contains("Where this comes from"), report);
        }
    }

    @Test
    void nothingThatWasToldIsMarkup() {
        String hostile = "</code><script>alert(1)</script>|`*[x](javascript:y)\n# h";
        for (String report : both(SampleGrounds.saying(SampleDecisions.full(), hostile))) {
            assertFalse(report.contains("<script>alert") && report.startsWith("<!"), report);
            assertFalse(report.contains("\n# h"), report);
        }
        String markdown = MarkdownReport.render(SampleGrounds.saying(SampleDecisions.full(), hostile), DIGEST);
        assertEquals(
                0,
                markdown.lines()
                        .filter(line -> line.contains("<script>") && !line.contains("`"))
                        .count(),
                markdown);
    }
}

package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.Destructive;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.DestructiveChange;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.drift.Drifts;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownReportTest {
    private static String markdown(Decision decision) {
        return MarkdownReport.render(decision, DecisionWriter.digest(decision));
    }

    @Test
    void saysWhatMatters() {
        String markdown = markdown(SampleDecisions.full());

        for (String line : List.of(
                "## \u274c Terraform Guard: Failed",
                "- 1 answer has to wait for the apply",
                "**Plan: 2 to import, 5 to add, 3 to change, 3 to destroy, 1 to forget, 1 to move.**",
                "Plan `network plan.tfplan` \u00b7 terraform 1.12.2 \u00b7 6 policies",
                "### Destructive changes (7)",
                "| delete | `aws_s3_bucket.logs[\"eu-west-1\"]` | delete because no resource config |",
                "| delete | `aws_instance.web` deposed `4c2d71f9` |  |",
                "\u2026 and 3 more destructive changes.",
                "### Findings (5)",
                "#### Critical (1)",
                "1 finding of shadow policies recorded only.",
                "### Drift",
                "**3 resources changed outside Terraform.**",
                "| low | `aws_security_group.web` changed | `tags.Owner` undetermined<br>"
                        + "`ingress[2].cidr_blocks[0]` undetermined<br>and 4 more |")) {
            assertTrue(markdown.lines().anyMatch(line::equals), line + "\nin\n" + markdown);
        }
        assertTrue(markdown.contains("<br>Waits for `after.rule[0].kms_master_key_id` |"), markdown);
        assertFalse(markdown.contains("ACME-RDS-009"), "shadow findings are only counted");
    }

    @Test
    void theVerdictComesFirst() {
        assertTrue(markdown(SampleDecisions.empty()).startsWith("## \u2705 Terraform Guard: Passed\n"));
        assertTrue(markdown(SampleDecisions.empty()).contains("### Findings (0)\n\nNone.\n"));
    }

    @Test
    void anErrorStandsInPlaceOfEverything() {
        String markdown = markdown(SampleDecisions.broken());

        assertTrue(markdown.contains("No decision"), markdown);
        assertTrue(markdown.contains("**Unknown key 'asert' \\(did you mean 'assert'?\\)**"), markdown);
        assertTrue(markdown.contains("At `policies/storage.yaml:14:5`"), markdown);
        assertFalse(markdown.contains("Findings"), markdown);
    }

    @Test
    void listsTheWorstAndCountsTheRest() {
        List<Finding> findings = IntStream.range(0, 80)
                .mapToObj(i -> SampleDecisions.finding(
                        "P",
                        "a.b" + i,
                        i < 45 ? Severity.HIGH : Severity.LOW,
                        EnforcementLevel.ADVISORY,
                        Outcome.VIOLATION))
                .toList();
        Decision decision = with(findings, 25, 30);

        String markdown = markdown(decision);

        assertEquals(
                50, markdown.lines().filter(line -> line.startsWith("| `P`")).count());
        assertTrue(markdown.contains("#### High (45)"), markdown);
        assertTrue(markdown.contains("\n<details><summary>Low (35)</summary>\n\n| Policy |"), markdown);
        assertEquals(1, markdown.split("</details>", -1).length - 1, "what is folded ends");
        assertTrue(markdown.contains("\u2026 and 30 more findings.\n"), markdown);
        assertEquals(
                20,
                markdown.lines().filter(line -> line.startsWith("| delete ")).count());
        assertTrue(markdown.contains("\u2026 and 5 more destructive changes.\n"), markdown);
        assertEquals(
                5,
                markdown.lines().filter(line -> line.startsWith("| low | `d.")).count());
        assertTrue(markdown.contains("\u2026 and 25 more resources.\n"), markdown);
    }

    @Test
    void fitsIntoAComment() {
        String worst = "&x@x".repeat(20_000);
        Decision hostile = SampleDecisions.saying(worst);
        Decision decision = new Decision(
                worst,
                worst,
                Verdict.FAIL,
                Collections.nCopies(100, worst),
                hostile.plan(),
                hostile.changes(),
                new Destructive(
                        Collections.nCopies(100, hostile.destructive().changes().get(0)), 7),
                Collections.nCopies(1_000, hostile.findings().get(0)),
                Collections.nCopies(100, hostile.drift().get(0)),
                List.of(),
                List.of(),
                List.of(),
                null);

        String markdown = MarkdownReport.render(decision, "0".repeat(64));

        assertTrue(markdown.length() < 65_536, () -> markdown.length() + " characters");
        assertTrue(markdown.contains("more findings."), "what is left out is counted");
    }

    @Test
    void aCommentIsFoundAgain() {
        List<String> lines = markdown(SampleDecisions.full()).lines().toList();
        assertEquals("<!-- terraform-guard: production -->", lines.get(lines.size() - 1));
        assertEquals("<!-- terraform-guard: a_--__script_ -->", MarkdownReport.marker("a --><script>"));
    }

    @Test
    void fewFindingsAreNotFoldedAway() {
        assertFalse(markdown(SampleDecisions.full()).contains("<details>"));
    }

    private static Decision with(List<Finding> findings, int destroyed, int drifted) {
        Decision decision = SampleDecisions.with(Verdict.FAIL, findings);
        return new Decision(
                decision.id(),
                decision.engineVersion(),
                decision.verdict(),
                List.of(),
                decision.plan(),
                decision.changes(),
                new Destructive(Collections.nCopies(destroyed, new DestructiveChange("x.y", "", "delete", "")), 0),
                findings,
                Collections.nCopies(drifted, Drifts.of("d.e", "delete", "", List.of(), 0)),
                List.of(),
                decision.policies(),
                List.of(),
                null);
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.terraformguard.engine.report.Hostile#texts")
    void hostileTextStaysText(String text) {
        String harmless = markdown(SampleDecisions.saying("harmless"));
        String markdown = markdown(SampleDecisions.saying(text));

        assertEquals(SafeText.visible(markdown), markdown);
        List<String> lines = markdown.lines().toList();
        assertEquals(harmless.lines().count(), lines.size(), markdown);
        for (int i = 0; i < lines.size() - 1; i++) {
            String own = MarkdownProse.active(harmless.lines().toList().get(i));
            assertEquals(own, MarkdownProse.active(lines.get(i)), lines.get(i));
            MarkdownProse.assertNoReference(lines.get(i));
        }
        String marker = lines.get(lines.size() - 1);
        assertTrue(marker.matches("<!-- terraform-guard: [A-Za-z0-9._-]{1,64} -->"), marker);
    }
}

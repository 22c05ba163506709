package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.approval.ToApprove;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRule;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.engine.policy.approval.KeepMode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports name who must approve. */
class ApprovalInReportsTest {
    private static final String DIGEST = "ab".repeat(32);

    private static ApprovalRule rule(String name, List<String> policies, int quorum, List<String> approvers) {
        return new ApprovalRule(
                name,
                policies,
                List.of(),
                List.of(),
                quorum,
                approvers,
                Duration.ZERO,
                Duration.ZERO,
                List.of(),
                "organisation");
    }

    private static ToApprove decision(ApprovalRule... rules) {
        return ToApprove.decision()
                .approvals(new ApprovalRules(
                        Duration.ofHours(8), Duration.ofHours(24), KeepMode.SAME, false, true, List.of(rules)));
    }

    private static Decision sample() {
        return decision(
                        rule("Security", List.of("NET-*"), 2, List.of("sec-ops", "alice")),
                        rule("Nothing", List.of("OTHER"), 1, List.of("bob")),
                        rule("Risks", List.of("risk"), 1, List.of()))
                .finding("NET-1", "a", "high", EnforcementLevel.SOFT_MANDATORY)
                .finding("NET-1", "b", "high", EnforcementLevel.SOFT_MANDATORY)
                .finding("DB-1", "c", "high", EnforcementLevel.SOFT_MANDATORY)
                .risk("high", 70)
                .build();
    }

    @Test
    void eachRuleThatIsAboutSomethingIsALine() {
        assertEquals(
                List.of(
                        "Security: 2 of sec-ops, alice (NET-1)",
                        "Risks: 1 person with the permission (the risk)",
                        "Everything else: 1 person with the permission (DB-1)"),
                ApprovalText.lines(sample()));
    }

    @Test
    void reportsShowThem() {
        String html = HtmlReport.render(sample(), DIGEST);
        assertTrue(html.contains("Who must approve") && html.contains("2 of sec-ops, alice"), html);
        String markdown = MarkdownReport.render(sample(), DIGEST);
        assertTrue(markdown.contains("**Who must approve**"), markdown);
        assertTrue(markdown.replace("\\", "").contains("- Security: 2 of sec-ops, alice (NET-1)"), markdown);
    }

    @Test
    void theSettingsAreAmongThoseOfLayers() {
        assertEquals(
                List.of(
                        "answer_within = 8 h ()",
                        "committers = false ()",
                        "Security = 2 of sec-ops, alice (organisation)",
                        "Nothing = 1 of bob (organisation)",
                        "Risks = 1 person with the permission (organisation)"),
                SettingLine.of(sample().settings()).stream()
                        .filter(line -> line.kind() == SettingLine.Kind.APPROVAL)
                        .map(line -> line.subject() + " = " + line.value() + " (" + line.layer() + ")")
                        .toList());
    }

    @Test
    void longListsAreCut() {
        List<String> many =
                IntStream.rangeClosed(1, 12).mapToObj(i -> "user" + i).toList();
        ToApprove decision = decision(rule("Many", List.of(), 3, many));
        IntStream.rangeClosed(1, 5)
                .forEach(i -> decision.finding("P-" + i, "f" + i, "high", EnforcementLevel.SOFT_MANDATORY));
        assertEquals(
                List.of("Many: 3 of " + String.join(", ", many.subList(0, 10))
                        + " and 2 more (P-1, P-2, P-3 and 2 more)"),
                ApprovalText.lines(decision.build()));
    }

    @Test
    void whereNoLayerHasRulesNothingIsSaid() {
        Decision decision = decision()
                .finding("P", "f", "high", EnforcementLevel.SOFT_MANDATORY)
                .build();
        assertEquals(List.of(), ApprovalText.lines(decision));
        assertFalse(HtmlReport.render(decision, DIGEST).contains("Who must approve"));
        assertFalse(MarkdownReport.render(decision, DIGEST).contains("Who must approve"));
    }

    static Stream<String> hostile() {
        return Hostile.texts();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void namesAreOnlyText(String text) {
        Decision decision = decision(rule(text, List.of(), 1, List.of(text)))
                .finding("P", "f", "high", EnforcementLevel.SOFT_MANDATORY)
                .build();
        List<String> lines = ApprovalText.lines(decision);
        assertEquals(1, lines.size());
        assertTrue(
                lines.get(0).lines().count() == 1 && lines.get(0).equals(SafeText.oneLine(lines.get(0))), lines.get(0));
        String html = HtmlReport.render(decision, DIGEST);
        assertFalse(html.contains("<script>") || html.contains("<img src=x") || html.contains("<h1>owned"), html);
        String markdown = MarkdownReport.render(decision, DIGEST);
        assertEquals(
                1,
                markdown.lines()
                        .filter(line -> line.contains(" 1 of "))
                        .filter(line -> line.startsWith("- "))
                        .count(),
                markdown);
        assertFalse(markdown.contains("<script>") || markdown.contains("](javascript"), markdown);
    }
}

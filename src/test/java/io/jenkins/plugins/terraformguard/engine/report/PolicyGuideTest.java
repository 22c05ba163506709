package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.SampleReasons;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.layer.AppliedSettings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyGuideTest {
    @Test
    void hasAnEntryForEachPolicyThatFoundSomethingWorstFirst() {
        PolicyGuide guide = PolicyGuide.of(SampleReasons.full(), 100);

        assertEquals(
                List.of("ACME-NET-002", "ACME-S3-001", "ACME-TAG-001", "ACME-RDS-009"),
                guide.entries().stream().map(PolicyGuide.Entry::policy).toList());
        PolicyGuide.Entry first = guide.entries().get(0);
        assertEquals("policy-ACME-NET-002", first.anchor());
        assertEquals("No security group is open to the world", first.title());
        assertEquals(Severity.CRITICAL, first.severity());
        assertEquals(EnforcementLevel.HARD_MANDATORY, first.level());
        assertEquals(List.of(new Remedy.Block(false, "Anyone can try the door.")), first.rationale());
        assertEquals(
                List.of(new PolicyGuide.Reference("cis-aws", "5.2"), new PolicyGuide.Reference("cwe", "CWE-284")),
                first.references());
        assertEquals(2, guide.entries().get(2).findings().size());
    }

    @Test
    void decisionsWithoutReasonsHaveEntriesAllTheSame() {
        PolicyGuide guide = PolicyGuide.of(SampleDecisions.full(), 100);

        assertEquals(4, guide.entries().size());
        assertEquals(List.of(), guide.entries().get(0).rationale());
        assertEquals(List.of(), guide.entries().get(0).references());
        assertEquals(List.of(), PolicyGuide.of(SampleDecisions.empty(), 100).entries());
    }

    @Test
    void isCutToTheFirstPolicies() {
        Decision many = SampleDecisions.with(
                Verdict.FAIL,
                IntStream.range(0, 30)
                        .mapToObj(i -> SampleDecisions.finding(
                                "P-" + i % 10, "a.b", Severity.LOW, EnforcementLevel.ADVISORY, Outcome.VIOLATION))
                        .toList());
        PolicyGuide guide = PolicyGuide.of(many, 4);

        assertEquals(4, guide.entries().size());
        assertEquals(10, PolicyGuide.count(many));
        assertEquals("policy-P-3", guide.anchor("P-3"));
        assertEquals("", guide.anchor("P-4"));
    }

    @Test
    void veryLongTextIsCut() {
        Decision decision = SampleReasons.saying(SampleDecisions.full(), "x".repeat(9_000));
        PolicyGuide.Entry entry = PolicyGuide.of(decision, 1).entries().get(0);

        assertEquals(2_001, entry.rationale().get(0).text().length());
        assertEquals(501, entry.references().get(0).name().length());
        assertEquals(501, entry.references().get(0).id().length());
        SettingLine.of(decision.settings())
                .forEach(line ->
                        assertTrue(line.subject().length() < 520 && line.value().length() < 520, line.toString()));
    }

    @Test
    void settingsAreListedWithTheirLayers() {
        assertEquals(List.of(), SettingLine.of(AppliedSettings.NONE));
        assertEquals(
                List.of(
                        new SettingLine(SettingLine.Kind.PROFILE, "", "strict", ""),
                        new SettingLine(SettingLine.Kind.LEVEL, "text", "advisory", "folder"),
                        new SettingLine(SettingLine.Kind.DISABLED, "text", "text", "organisation"),
                        new SettingLine(SettingLine.Kind.PARAMETER, "aws / text", "text", "organisation")),
                SettingLine.of(SampleReasons.full().settings()).subList(0, 4));
    }
}

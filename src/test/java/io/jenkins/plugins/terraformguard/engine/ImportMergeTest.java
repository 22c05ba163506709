package io.jenkins.plugins.terraformguard.engine;

import static io.jenkins.plugins.terraformguard.engine.Importing.at;
import static io.jenkins.plugins.terraformguard.engine.Importing.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalItem;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalQuestion;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.waiver.Baseline;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy of ours or another scanner has found already is not found twice; what it has not is not lost. */
class ImportMergeTest {
    private final Importing importing = new Importing();

    private static PolicyFile pack(String level, String assertion, String... references) {
        return new PolicyFile(
                "p.yaml",
                Decisions.pack(
                        "OWN", level, "assert: " + assertion, "references: {" + String.join(", ", references) + "}"));
    }

    private List<String> foreign(Decision decision) {
        return decision.findings().stream()
                .filter(finding -> finding.pack().startsWith("import:"))
                .map(finding -> finding.policy() + " " + finding.address())
                .toList();
    }

    @Test
    void whatAPolicyHasFoundIsCountedWithThat() throws Exception {
        importing.organisation.add(
                pack("soft-mandatory", "after.x == 1", "checkov: 'CKV_AWS_1, CKV_AWS_18'", "trivy: AVD-AWS-0089"));
        Decision decision = importing
                .report("checkov", at("CKV_AWS_18", "infra/main.tf", 2), at("CKV_AWS_99", "infra/main.tf", 2))
                .report("trivy", at("AWS-0089", "infra/main.tf", 6))
                .report("tfsec", at("AVD-AWS-0089", "infra/main.tf", 2))
                .judge();
        assertEquals(List.of("checkov:CKV_AWS_99 test_thing.one"), foreign(decision));
        assertEquals(
                List.of(
                        "module.net[\"a\"].test_thing.inner []",
                        "module.net[\"b\"].test_thing.inner []",
                        "test_thing.many[0] [trivy:AVD-AWS-0089]",
                        "test_thing.many[1] [trivy:AVD-AWS-0089]",
                        "test_thing.one [checkov:CKV_AWS_18, tfsec:AVD-AWS-0089]"),
                Decisions.of(decision, "OWN").stream()
                        .map(finding -> finding.address() + " " + finding.alsoFoundBy())
                        .toList());
        assertEquals(
                "Title of OWN (also found by trivy:AVD-AWS-0089)",
                Decisions.of(decision, "OWN").get(2).said());
        assertEquals(
                List.of("2 1 1", "1 0 1", "1 0 1"),
                decision.grounds().imports().stream()
                        .map(use -> use.results() + " " + use.findings() + " " + use.merged())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"soft-mandatory, after.x == 2", "shadow, after.x == 1", "soft-mandatory, after.x / 0 == 1"})
    void whatItHasNotFoundOrOnlyRecordsStays(String level, String assertion) throws Exception {
        importing.organisation.add(pack(level, assertion, "checkov: CKV_AWS_18"));
        Decision decision = importing
                .report("checkov", at("CKV_AWS_18", "infra/main.tf", 2))
                .judge();
        assertEquals(List.of("checkov:CKV_AWS_18 test_thing.one"), foreign(decision));
    }

    @Test
    void aProjectCannotHaveFindingsVanishInItsOwn() throws Exception {
        importing.project.add(pack("hard-mandatory", "after.x == 1", "checkov: CKV_AWS_18"));
        Decision decision = importing
                .report("checkov", at("CKV_AWS_18", "infra/main.tf", 2))
                .judge();
        assertEquals(List.of("checkov:CKV_AWS_18 test_thing.one"), foreign(decision));
    }

    private static String told(Finding finding) {
        return finding.policy() + " " + finding.address() + " "
                + finding.level().id() + " " + finding.severity().id() + " " + finding.alsoFoundBy()
                + (finding.isExempt() ? " exempt" : "");
    }

    private List<String> told(Decision decision) {
        return decision.findings().stream()
                .filter(finding -> finding.address().equals("test_thing.one"))
                .map(ImportMergeTest::told)
                .toList();
    }

    private void waive(String policy) {
        importing.project.removeIf(file -> file.fileName().equals("waivers.yaml"));
        importing.project.add(new PolicyFile(
                "waivers.yaml",
                Exempting.waivers("policy: '" + policy + "'", "resource: test_thing.one", "expires: 2026-12-01")));
    }

    /** Most policies are advisory, and a scanner that knows no severities calls everything an error. */
    @Test
    void aStricterScannerMakesTheFindingStricter() throws Exception {
        importing.organisation.add(pack("advisory", "after.x == 1", "checkov: CKV_AWS_18", "trivy: AVD-AWS-0089"));
        importing
                .report("checkov", at("CKV_AWS_18", "infra/main.tf", 2))
                .report("trivy", named("AWS-0089", "test_thing.one"));
        Decision decision = importing.judge();
        assertEquals(
                List.of("OWN test_thing.one soft-mandatory critical [checkov:CKV_AWS_18, trivy:AVD-AWS-0089]"),
                told(decision));
        assertEquals(Verdict.APPROVAL_REQUIRED, decision.verdict());
        assertEquals(
                List.of("1 0 1", "1 0 1"),
                decision.grounds().imports().stream()
                        .map(use -> use.results() + " " + use.findings() + " " + use.merged())
                        .toList());
        assertEquals(
                List.of(),
                decision.policies().stream()
                        .map(Decision.PolicyTally::policy)
                        .filter(policy -> policy.contains(":"))
                        .toList());
    }

    /** Who has a milder finding exempted has not been asked about the stricter one. */
    @Test
    void anExemptionHoldsForNoMoreThanItNames() throws Exception {
        importing.organisation.add(pack("advisory", "after.x == 1", "checkov: CKV_AWS_18"));
        importing.report("checkov", at("CKV_AWS_18", "infra/main.tf", 2));
        waive("OWN");
        Decision decision = importing.judge();
        assertEquals(
                List.of(
                        "checkov:CKV_AWS_18 test_thing.one soft-mandatory high []",
                        "OWN test_thing.one advisory high [] exempt"),
                told(decision));
        assertEquals(Verdict.APPROVAL_REQUIRED, decision.verdict());

        waive("checkov:CKV_AWS_18");
        decision = importing.judge();
        assertEquals(
                List.of(
                        "OWN test_thing.one advisory high []",
                        "checkov:CKV_AWS_18 test_thing.one soft-mandatory high [] exempt"),
                told(decision));
        assertEquals(Verdict.ADVISORY, decision.verdict());

        waive("*");
        assertTrue(importing.judge().findings().stream()
                .filter(finding -> finding.address().equals("test_thing.one"))
                .allMatch(Finding::isExempt));
    }

    /** Neither does what a baseline holds of before the scanner was there. */
    @Test
    void aBaselineHoldsForNoMoreThanItNames() throws Exception {
        importing.organisation.add(pack("advisory", "after.x == 1", "checkov: CKV_AWS_18"));
        BaselineResult recorded = new GuardEngine("1.0").baseline(importing.request(), GuardProgress.SILENT);
        importing.project.add(new PolicyFile(
                Baseline.FILE_NAME, new String(recorded.recorded().write(), StandardCharsets.UTF_8)));
        importing.report("checkov", at("CKV_AWS_18", "infra/main.tf", 2));
        assertEquals(Verdict.APPROVAL_REQUIRED, importing.judge().verdict());
    }

    @Test
    void whatTwoScannersSayOfThePolicyThatHoldsIsOneFinding() throws Exception {
        importing.organisation.add(pack("advisory", "after.x == 2", "checkov: 'CKV_1, CKV_2'", "trivy: AVD-AWS-0089"));
        importing.settings(importing.organisation, "imports: {levels: {'trivy:AWS-0089': hard-mandatory}}\n");
        importing
                .report("checkov", at("CKV_1", "infra/main.tf", 2), at("CKV_2", "infra/main.tf", 2))
                .report("trivy", named("AVD-AWS-0089", "test_thing.one"));
        assertEquals(
                List.of(
                        "checkov:CKV_1 test_thing.one hard-mandatory critical [trivy:AVD-AWS-0089]",
                        "checkov:CKV_2 test_thing.one soft-mandatory high []"),
                told(importing.judge()),
                "the scanner itself tells its rules apart");

        waive("checkov:*");
        Decision decision = importing.judge();
        assertEquals(Verdict.FAIL, decision.verdict());
        assertEquals(
                "trivy:AVD-AWS-0089 test_thing.one hard-mandatory critical []",
                told(decision).get(0));
    }

    /** With many instances a scanner's finding is about their block, and ours are about each of them. */
    @ParameterizedTest
    @CsvSource({"soft-mandatory, 0", "advisory, 0", "advisory, 1"})
    void aBlockIsAllOfItsInstances(String level, int fine) throws Exception {
        importing.plan = TestPlans.plan(IntStream.range(0, 150)
                .mapToObj(i -> {
                    String thing = Importing.thing("test_thing.many[" + i + "]");
                    return i < fine ? thing.replace("\"x\":2", "\"x\":1") : thing;
                })
                .toArray(String[]::new));
        importing.organisation.add(pack(level, "after.x == 1", "checkov: CKV_AWS_18"));
        Decision decision = importing
                .report("checkov", at("CKV_AWS_18", "infra/main.tf", 6))
                .judge();
        assertEquals(fine == 0 ? List.of() : List.of("checkov:CKV_AWS_18 test_thing.many"), foreign(decision));
        assertEquals(
                fine == 0 ? 150 : 0,
                Decisions.of(decision, "OWN").stream()
                        .filter(finding -> finding.alsoFoundBy().equals(List.of("checkov:CKV_AWS_18"))
                                && finding.level() == EnforcementLevel.SOFT_MANDATORY)
                        .count());
    }

    /** Otherwise the people whom a rule names would not be asked any more. */
    @Test
    void anApprovalRuleKnowsTheRuleThatWasCountedWithAnother() throws Exception {
        importing.organisation.add(pack("advisory", "after.x == 1", "trivy: AVD-AWS-0089"));
        importing.settings(
                importing.organisation,
                "approvals:\n  rules:\n    - name: scan\n      policies: ['trivy:AWS-0089']\n      approvers: [alice]\n");
        Decision decision = importing
                .report("trivy", named("AVD-AWS-0089", "test_thing.one"))
                .judge();
        ApprovalQuestion question =
                new ApprovalQuestion(decision, decision.settings().approvals(), name -> name);
        assertEquals(
                List.of("scan [OWN]"),
                question.concerns().stream()
                        .map(concern -> concern.rule().name() + " "
                                + concern.items().stream()
                                        .map(ApprovalItem::policy)
                                        .toList())
                        .toList());
    }
}

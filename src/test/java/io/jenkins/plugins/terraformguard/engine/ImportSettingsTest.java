package io.jenkins.plugins.terraformguard.engine;

import static io.jenkins.plugins.terraformguard.engine.Importing.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What layers may say of findings of other scanners, and what waivers do to them. */
class ImportSettingsTest {
    private final Importing importing = new Importing().report("checkov", at("CKV_AWS_18", "infra/main.tf", 2));

    private String level() throws Exception {
        return finding().level().id();
    }

    private Finding finding() throws Exception {
        return Decisions.of(importing.judge(), "checkov:CKV_AWS_18").get(0);
    }

    private static String levels(String... rules) {
        return "imports:\n  levels:\n    " + String.join("\n    ", rules) + "\n";
    }

    @Test
    void theOrganisationSetsLevelsTheOneThatSaysMostHolds() throws Exception {
        importing.settings(
                importing.organisation,
                levels("'*': hard-mandatory", "checkov: shadow", "'checkov:CKV_AWS_*': advisory"));
        assertEquals("advisory", level());
    }

    /** Trivy has changed how it writes its rules, and nothing may become milder by that. */
    @ParameterizedTest
    @CsvSource({"AVD-AWS-0107, AWS-0107", "AWS-0107, AVD-AWS-0107", "AWS-*, AVD-AWS-0107", "AVD-AWS-*, AWS-0107"})
    void aRuleIsTheSameWhicheverWayItIsWritten(String said, String reported) throws Exception {
        importing.report("trivy", Importing.named(reported, "test_thing.one"));
        importing.settings(importing.organisation, levels("'trivy:" + said + "': hard-mandatory"));
        assertEquals(Verdict.FAIL, importing.judge().verdict());
        importing.organisation.add(new PolicyFile(
                "waivers.yaml",
                Exempting.waivers("policy: 'trivy:" + said + "'", "resource: test_thing.one", "expires: 2026-12-01")));
        assertTrue(Decisions.of(importing.judge(), "trivy:AVD-AWS-0107").get(0).isExempt());
    }

    @Test
    void oneRuleInTwoSpellingsIsOneTarget() throws Exception {
        importing.report(
                "trivy",
                Importing.named("CVE-2024-0001", "test_thing.one"),
                Importing.named("AWS-1", "test_thing.one"));
        importing.report("other", Importing.named("AWS-0107", "test_thing.one"));
        importing.settings(importing.organisation, levels("'trivy:AVD-*': hard-mandatory"));
        Decision decision = importing.judge();
        assertEquals(Verdict.APPROVAL_REQUIRED, decision.verdict(), "what is no such rule keeps its name");
        assertEquals(1, Decisions.of(decision, "trivy:CVE-2024-0001").size());
        assertEquals(1, Decisions.of(decision, "other:AWS-0107").size());

        importing.settings(importing.project, levels("'trivy:*': shadow", "'trivy:AVD-AWS-0107': soft-mandatory"));
        importing.organisation.remove(0);
        importing.settings(importing.organisation, levels("'trivy:AWS-0107': hard-mandatory"));
        assertEquals(
                2, Decisions.of(importing.judge(), "TG-LAYER-001").size(), "to lower it by its other name is seen");
    }

    @Test
    void belowItALevelIsTheLeast() throws Exception {
        importing.settings(importing.organisation, levels("checkov: advisory"));
        importing.settings(importing.folder, levels("checkov: soft-mandatory"));
        importing.settings(importing.project, levels("'checkov:*18': hard-mandatory"));
        assertEquals("hard-mandatory", level());
    }

    @Test
    void aProjectThatLowersIsSeenAndNotObeyed() throws Exception {
        importing.settings(importing.organisation, levels("checkov: hard-mandatory"));
        importing.settings(importing.project, levels("checkov: soft-mandatory", "'*': shadow"));
        Decision decision = importing.judge();
        assertEquals("hard-mandatory", level());
        assertEquals(2, Decisions.of(decision, "TG-LAYER-001").size());
        assertTrue(Decisions.of(decision, "TG-LAYER-001").get(0).message().contains("lowers findings"));
    }

    @ParameterizedTest
    @CsvSource({"true, shadow", "false, soft-mandatory"})
    void suppressionsCountOnlyIfTheOrganisationSaysSo(boolean honoured, String expected) throws Exception {
        Importing suppressed =
                new Importing().report("checkov", Importing.suppressed("CKV_AWS_18", "infra/main.tf", 2));
        suppressed.settings(suppressed.organisation, "imports: {honour_suppressions: " + honoured + "}\n");
        Decision decision = suppressed.judge();
        Finding finding = Decisions.of(decision, "checkov:CKV_AWS_18").get(0);
        assertEquals(expected, finding.level().id());
        assertTrue(finding.message().contains("suppressed in the report"), finding.message());
        assertEquals(1, decision.grounds().imports().get(0).suppressed());
    }

    @Test
    void nobodyBelowTheOrganisationHonoursSuppressions() throws Exception {
        Importing suppressed =
                new Importing().report("checkov", Importing.suppressed("CKV_AWS_18", "infra/main.tf", 2));
        suppressed.settings(suppressed.folder, "imports: {honour_suppressions: true}\n");
        Decision decision = suppressed.judge();
        assertEquals(
                "soft-mandatory",
                Decisions.of(decision, "checkov:CKV_AWS_18").get(0).level().id());
        assertEquals(1, Decisions.of(decision, "TG-LAYER-001").size());
    }

    @Test
    void aRequiredReportThatIsMissingFails() throws Exception {
        importing.settings(importing.organisation, "imports: {require: [checkov, trivy]}\n");
        importing.settings(importing.project, levels("'*': hard-mandatory"));
        importing.project.add(new PolicyFile(
                "waivers.yaml", Exempting.waivers("policy: 'import:*'", "resource: plan", "expires: 2026-12-01")));
        Decision decision = importing.judge();
        assertEquals(Verdict.FAIL, decision.verdict());
        Finding missing = Decisions.of(decision, "import:trivy").get(0);
        assertFalse(missing.isExempt(), "a project waived what the organisation requires");
        assertTrue(missing.message().contains("'trivy'"), missing.message());
        assertEquals(List.of(), Decisions.of(decision, "import:checkov"));
        importing.organisation.add(new PolicyFile(
                "waivers.yaml", Exempting.waivers("policy: import:trivy", "resource: plan", "expires: 2026-12-01")));
        assertTrue(Decisions.of(importing.judge(), "import:trivy").get(0).isExempt());
    }

    @Test
    void aReportOfBeforeTheBuildIsNotTheOneThatIsRequired() throws Exception {
        ForeignReport old = importing.reports.remove(0).leftOver("The file was there before");
        importing.reports.add(old);
        Decision told = importing.judge();
        assertEquals(List.of(), Decisions.of(told, "import:checkov"), "nobody requires one");
        assertEquals(
                List.of("The file was there before"),
                told.grounds().imports().get(0).problems());
        assertTrue(told.notes().stream().anyMatch(note -> note.contains("The file was there before")));

        importing.settings(importing.organisation, "imports: {require: [checkov]}\n");
        Decision decision = importing.judge();
        assertEquals(Verdict.FAIL, decision.verdict());
        String message = Decisions.of(decision, "import:checkov").get(0).message();
        assertTrue(message.contains("was there before the build began (r0.sarif)"), message);

        importing.report("checkov");
        assertEquals(List.of(), Decisions.of(importing.judge(), "import:checkov"), "one of today is enough");
    }

    @Test
    void waiversAndBaselineWorkAsForPolicies() throws Exception {
        BaselineResult recorded = new GuardEngine("1.0").baseline(importing.request(), GuardProgress.SILENT);
        assertTrue(recorded.recorded().entries().stream()
                .anyMatch(entry -> entry.policy().equals("checkov:CKV_AWS_18")));
        importing.project.add(new PolicyFile(
                "waivers.yaml",
                Exempting.waivers("policy: 'checkov:*'", "resource: test_thing.one", "expires: 2026-12-01")));
        assertTrue(finding().isExempt());
    }

    @Test
    void anApprovalRuleMayNameARule() throws Exception {
        importing.settings(
                importing.organisation,
                "approvals:\n  rules:\n    - name: scan\n      policies: ['checkov:CKV_AWS_18']\n      approvers: [alice]\n");
        assertEquals(Verdict.APPROVAL_REQUIRED, importing.judge().verdict());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "imports: {levels: {'Checkov': advisory}} | neither a scanner nor a pattern",
                "imports: {levels: {checkov: loud}} | Unknown enforcement level",
                "imports: {require: []} | The list is empty",
                "imports: {require: [trivy, trivy]} | is here twice",
                "imports: {require: ['a b']} | no name of a scanner",
                "imports: {honour-suppressions: true} | Unknown key",
                "imports: {honour_suppressions: maybe} | True or false"
            })
    void mistakesInSettingsNameTheirPlace(String yaml, String problem) throws Exception {
        importing.settings(importing.organisation, yaml + "\n");
        Decision decision = importing.judge();
        assertEquals(Verdict.ERROR, decision.verdict());
        assertTrue(
                decision.error().message().contains(problem), decision.error().message());
        assertEquals(1, decision.error().line());
    }
}

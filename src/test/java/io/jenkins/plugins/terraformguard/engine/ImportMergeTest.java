package io.jenkins.plugins.terraformguard.engine;

import static io.jenkins.plugins.terraformguard.engine.Importing.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy of ours has found already is not found twice; what it has not is not lost. */
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
                        "test_thing.many[0] [trivy:AWS-0089]",
                        "test_thing.many[1] [trivy:AWS-0089]",
                        "test_thing.one [checkov:CKV_AWS_18, tfsec:AVD-AWS-0089]"),
                Decisions.of(decision, "OWN").stream()
                        .map(finding -> finding.address() + " " + finding.alsoFoundBy())
                        .toList());
        assertEquals(
                "Title of OWN (also found by trivy:AWS-0089)",
                Decisions.of(decision, "OWN").get(2).said());
        assertEquals(
                List.of("2 1 1", "1 0 1", "1 0 1"),
                decision.grounds().imports().stream()
                        .map(use -> use.results() + " " + use.findings() + " " + use.merged())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"soft-mandatory, after.x == 2", "advisory, after.x == 1", "soft-mandatory, after.x / 0 == 1"})
    void whatItHasNotFoundOrLessStrictlyStays(String level, String assertion) throws Exception {
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
}

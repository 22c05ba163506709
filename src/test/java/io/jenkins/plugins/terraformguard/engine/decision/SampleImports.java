package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.imports.ImportRules;
import io.jenkins.plugins.terraformguard.engine.policy.layer.AppliedSettings;
import java.util.List;

/** Decisions in which other scanners took part. */
public final class SampleImports {
    private SampleImports() {}

    /** The full sample with something in every part about other scanners. */
    public static Decision full() {
        return saying(SampleGrounds.full(), "infra/checkov.sarif");
    }

    /** The decision with the same text wherever a report may bring one. */
    public static Decision saying(Decision base, String text) {
        Grounds grounds = base.grounds();
        AppliedSettings settings = base.settings();
        List<Finding> findings = base.findings().stream()
                .map(finding -> finding.alsoFoundBy(List.of("checkov:CKV_AWS_18", "trivy:AVD-AWS-0089")))
                .toList();
        return new Decision(
                base.id(),
                base.engineVersion(),
                base.verdict(),
                base.reasons(),
                base.plan(),
                base.changes(),
                base.destructive(),
                findings,
                base.drift(),
                base.driftSummary(),
                base.impact(),
                base.packs(),
                new AppliedSettings(
                        settings.profile(),
                        settings.overrides(),
                        settings.disabled(),
                        settings.params(),
                        settings.files(),
                        settings.approvals(),
                        settings.review(),
                        new ImportRules(
                                List.of(new ImportRules.LevelRule(
                                        "checkov:CKV_AWS_*", EnforcementLevel.HARD_MANDATORY, "folder")),
                                List.of(new ImportRules.Required("trivy", "organisation")),
                                true)),
                base.policies(),
                base.notes(),
                base.error(),
                base.exemptions(),
                new Grounds(
                        grounds.provenance(),
                        grounds.rules(),
                        grounds.obligations(),
                        grounds.effects(),
                        grounds.review(),
                        List.of(new ImportUse(
                                text,
                                "checkov",
                                "3.2.300",
                                "a".repeat(64),
                                "b".repeat(64),
                                9,
                                5,
                                2,
                                1,
                                3,
                                List.of(text)))));
    }
}

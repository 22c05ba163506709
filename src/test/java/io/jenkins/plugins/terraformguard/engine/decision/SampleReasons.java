package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.decision.Decision.PolicyTally;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRule;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.engine.policy.approval.KeepMode;
import io.jenkins.plugins.terraformguard.engine.policy.imports.ImportRules;
import io.jenkins.plugins.terraformguard.engine.policy.layer.AppliedSettings;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.RolloutStage;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.StagedPack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Decisions that say why their policies are there, and what layers set. */
public final class SampleReasons {
    private static final String DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private SampleReasons() {}

    /** {@link SampleDecisions#full()} with reasons for every policy that found something, and with settings. */
    public static Decision full() {
        return with(
                SampleDecisions.full(), "Anyone can try the door.", Map.of("cwe", "CWE-284", "cis-aws", "5.2"), "text");
    }

    /** The decision with the same text as rationale, as reference and in all settings. */
    public static Decision saying(Decision decision, String text) {
        return with(decision, text, Map.of(text, text), text);
    }

    private static Decision with(Decision decision, String rationale, Map<String, String> references, String setting) {
        return new Decision(
                decision.id(),
                decision.engineVersion(),
                decision.verdict(),
                decision.reasons(),
                decision.plan(),
                decision.changes(),
                decision.destructive(),
                decision.findings(),
                decision.drift(),
                decision.driftSummary(),
                decision.impact(),
                decision.packs(),
                settings(setting),
                decision.policies().stream()
                        .map(tally -> with(tally, rationale, references))
                        .toList(),
                decision.notes(),
                decision.error(),
                decision.exemptions());
    }

    private static PolicyTally with(PolicyTally tally, String rationale, Map<String, String> references) {
        boolean found = tally.violations() + tally.undecided() + tally.errors() > 0;
        return new PolicyTally(
                tally.policy(),
                tally.title(),
                tally.pack(),
                tally.severity(),
                tally.level(),
                tally.evaluated(),
                tally.passed(),
                tally.violations(),
                tally.undecided(),
                tally.errors(),
                found ? rationale : "",
                found ? references : Map.of());
    }

    private static AppliedSettings settings(String text) {
        return new AppliedSettings(
                "strict",
                List.of(new AppliedSettings.Override(text, "advisory", "folder")),
                List.of(new AppliedSettings.Disabled(text, text, "organisation")),
                List.of(new AppliedSettings.Param("aws", text, text, DIGEST, "organisation")),
                List.of(new AppliedSettings.SettingsFile(text, DIGEST, "organisation")),
                new ApprovalRules(
                        Duration.ofHours(8),
                        Duration.ofDays(2),
                        KeepMode.SAFER,
                        false,
                        false,
                        List.of(new ApprovalRule(
                                text,
                                List.of(text),
                                List.of(text),
                                List.of(text),
                                2,
                                List.of(text),
                                Duration.ofHours(1),
                                Duration.ofHours(4),
                                List.of(text),
                                "folder"))),
                new ReviewRules(
                        List.of(ReviewRules.GENERAL, "security"),
                        true,
                        12_000,
                        new ReviewRules.Raise(Severity.HIGH, 80, 2)),
                ImportRules.DEFAULT,
                List.of(new StagedPack(
                        text,
                        text,
                        "organisation",
                        "enforced",
                        20,
                        1_234,
                        "advisory",
                        new Demotion(
                                text,
                                text,
                                RolloutStage.ADVISORY,
                                Instant.parse("2026-02-03T04:05:06Z"),
                                text,
                                List.of(text)),
                        List.of(text))));
    }
}

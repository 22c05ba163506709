package io.jenkins.plugins.terraformguard.engine.approval;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Exemptions;
import io.jenkins.plugins.terraformguard.engine.decision.Grounds;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.decision.VerdictRule;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.effect.Effect;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import io.jenkins.plugins.terraformguard.engine.impact.BlastRadius;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.impact.Risk;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.engine.policy.layer.AppliedSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decisions that ask for approval, for tests. */
public final class ToApprove {
    private final List<Finding> findings = new ArrayList<>();
    private final List<VerdictRule> rules = new ArrayList<>();
    private Risk risk = Risk.NONE;
    private ApprovalRules approvals = ApprovalRules.DEFAULT;
    private int counted;

    private ToApprove() {}

    public static ToApprove decision() {
        return new ToApprove();
    }

    public ToApprove finding(String policy, String fingerprint, String severity, EnforcementLevel level) {
        return finding(policy, fingerprint, severity, level, policy + " wants it otherwise");
    }

    /** @param text message and address */
    ToApprove finding(String policy, String fingerprint, String severity, EnforcementLevel level, String text) {
        return add(policy, fingerprint, severity, level, Outcome.VIOLATION, text);
    }

    ToApprove undecided(String policy, String fingerprint, String severity, EnforcementLevel level) {
        return add(policy, fingerprint, severity, level, Outcome.UNDECIDED, "not known yet");
    }

    private ToApprove add(
            String policy, String fingerprint, String severity, EnforcementLevel level, Outcome outcome, String text) {
        Finding sample = SampleDecisions.finding(policy, text, Severity.byId(severity), level, outcome);
        findings.add(new Finding(
                policy,
                sample.pack(),
                text,
                sample.resourceType(),
                sample.action(),
                sample.severity(),
                level,
                outcome,
                sample.title(),
                text,
                sample.remediation(),
                sample.evidence(),
                sample.waitsFor(),
                fingerprint));
        counted += Verdict.of(level, outcome) == Verdict.APPROVAL_REQUIRED ? 1 : 0;
        return this;
    }

    /** So many findings that are counted and not listed. */
    ToApprove unlisted(int count) {
        counted += count;
        return this;
    }

    public ToApprove risk(String level, int score) {
        risk = new Risk(score, level, "high", List.of(), score, List.of());
        rules.add(new VerdictRule(VerdictRule.RISK, Verdict.APPROVAL_REQUIRED, score));
        return this;
    }

    public ToApprove approvals(ApprovalRules said) {
        approvals = said;
        return this;
    }

    public Decision build() {
        Decision base = SampleDecisions.with(Verdict.APPROVAL_REQUIRED, findings);
        List<VerdictRule> all = new ArrayList<>(rules);
        if (counted > 0) {
            all.add(new VerdictRule("soft-mandatory/violation", Verdict.APPROVAL_REQUIRED, counted));
        }
        return new Decision(
                base.id(),
                base.engineVersion(),
                base.verdict(),
                List.of("Somebody has to look at this"),
                base.plan(),
                base.changes(),
                base.destructive(),
                findings,
                List.of(),
                DriftSummary.NONE,
                new Impact(Map.of(), List.of(), 0, risk, BlastRadius.NONE, List.of()),
                List.of(new Decision.PackIdentity("acme", "1.0", "1".repeat(64), "organisation")),
                new AppliedSettings("recommended", List.of(), List.of(), List.of(), List.of(), approvals),
                base.policies(),
                List.of(),
                null,
                Exemptions.NONE,
                new Grounds(
                        Provenance.NONE,
                        all,
                        List.of(),
                        new Effects("2".repeat(64), 1, List.of(new Effect("acme_x.a", "delete", "3".repeat(64))))));
    }
}

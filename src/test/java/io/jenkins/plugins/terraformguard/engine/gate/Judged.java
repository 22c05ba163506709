package io.jenkins.plugins.terraformguard.engine.gate;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Exemptions;
import io.jenkins.plugins.terraformguard.engine.decision.Grounds;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.decision.VerdictRule;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Exemption;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.layer.AppliedSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A decision for tests of the gate, piece by piece. */
final class Judged {
    static final String PLAN = "a".repeat(64);
    static final String OTHER = "b".repeat(64);
    static final String JSON = "c".repeat(64);
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private Verdict verdict = Verdict.PASS;
    private String saved = PLAN;
    private String json = JSON;
    private String complete = "true";
    private String applyable = "true";
    private ChangeCounts changes = new ChangeCounts(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ChangeCounts.NONE.outputs());
    private String errored = "false";
    private String phase = "plan";
    private final List<Finding> findings = new ArrayList<>();
    private final List<VerdictRule> rules = new ArrayList<>();
    private final List<Decision.PackIdentity> packs = new ArrayList<>();
    private final List<WaiverUse> waivers = new ArrayList<>();

    static Judged pass() {
        return new Judged();
    }

    /** Judged again before apply. */
    static Judged again() {
        return new Judged().phase("apply");
    }

    Judged verdict(Verdict value) {
        verdict = value;
        return this;
    }

    Judged saved(String sha256) {
        saved = sha256;
        return this;
    }

    Judged json(String sha256) {
        json = sha256;
        return this;
    }

    Judged flags(String completeFlag, String applyableFlag, String erroredFlag) {
        complete = completeFlag;
        applyable = applyableFlag;
        errored = erroredFlag;
        return this;
    }

    Judged nothing() {
        changes = ChangeCounts.NONE;
        return this;
    }

    Judged phase(String value) {
        phase = value;
        return this;
    }

    Judged finding(String policy, EnforcementLevel level, Outcome outcome) {
        findings.add(finding("acme", policy, level, outcome));
        return this;
    }

    Judged frozen() {
        findings.add(finding("change-control", "TG-CHANGE-001", EnforcementLevel.HARD_MANDATORY, Outcome.VIOLATION));
        return this;
    }

    Judged waived(String policy, EnforcementLevel level) {
        findings.add(finding("acme", policy, level, Outcome.VIOLATION)
                .exempt(new Exemption(
                        Exemption.WAIVER, "waivers.yaml", 3, "team", "for now", "2026-03-01T00:00:00Z", "")));
        return this;
    }

    Judged expired() {
        waivers.add(new WaiverUse(
                "project",
                "waivers.yaml",
                3,
                "P-1",
                List.of(),
                List.of(),
                "for now",
                "team",
                "2026-03-01T00:00:00Z",
                "",
                WaiverUse.State.EXPIRED,
                0,
                ""));
        return this;
    }

    Judged rule(String name, Verdict asked, int count) {
        rules.add(new VerdictRule(name, asked, count));
        return this;
    }

    Judged pack(String name, String version) {
        packs.add(new Decision.PackIdentity(name, version, "d".repeat(64), "organisation"));
        return this;
    }

    private static Finding finding(String pack, String policy, EnforcementLevel level, Outcome outcome) {
        return new Finding(
                policy,
                pack,
                "aws_x.a",
                "aws_x",
                "create",
                Severity.HIGH,
                level,
                outcome,
                policy,
                policy + " says no",
                "",
                List.of(),
                List.of(),
                "fingerprint-" + policy);
    }

    Decision decision() {
        Provenance.Run run = new Provenance.Run(phase, "", "", "", "", "", List.of());
        boolean error = verdict == Verdict.ERROR;
        return new Decision(
                "default",
                "1.0",
                verdict,
                List.of("because"),
                new Decision.PlanIdentity(
                        "tfplan", json, saved, "1.2", "terraform", "1.11.4", "", complete, applyable, errored),
                changes,
                Decision.Destructive.NONE,
                findings,
                List.of(),
                DriftSummary.NONE,
                Impact.NONE,
                packs,
                AppliedSettings.NONE,
                List.of(),
                List.of(),
                error ? new Decision.GuardError("input", "it is broken", "tfplan", 0, 0, "mend it") : null,
                new Exemptions("", waivers, null),
                new Grounds(new Provenance(run, Provenance.Configuration.NONE, new TreeMap<>()), rules, List.of()));
    }

    RecordedDecision recorded(Instant at) {
        Decision decision = decision();
        return new RecordedDecision(decision, DecisionWriter.digest(decision), at, "shop/main", "7");
    }

    RecordedDecision recorded() {
        return recorded(NOW.minusSeconds(600));
    }
}

package io.jenkins.plugins.terraformguard.engine.history;

import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalItem;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.approval.Requirement;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Exemptions;
import io.jenkins.plugins.terraformguard.engine.decision.Grounds;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import io.jenkins.plugins.terraformguard.engine.gate.GateDecision;
import io.jenkins.plugins.terraformguard.engine.gate.GateQuestion;
import io.jenkins.plugins.terraformguard.engine.gate.GateReason;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Exemption;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.layer.AppliedSettings;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.StagedPack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A judged plan of a build for tests, piece by piece: build N was judged N hours after midnight. */
public final class Planned {
    static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");

    private final int build;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, int[]> asked = new TreeMap<>();
    private Verdict verdict = Verdict.PASS;
    private String complete = "true";
    private String version = "1.0";
    private AppliedSettings settings = AppliedSettings.NONE;
    private String effects = "e".repeat(64);
    private ChangeCounts changes = new ChangeCounts(3, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, ChangeCounts.NONE.outputs());
    private GateDecision gate;
    private Verification verification;
    private ApprovalLog approval;

    private Planned(int build) {
        this.build = build;
    }

    public static Planned build(int number) {
        return new Planned(number);
    }

    public static Instant hour(int hour) {
        return MIDNIGHT.plus(Duration.ofHours(hour));
    }

    public Planned verdict(Verdict value) {
        verdict = value;
        return this;
    }

    Planned incomplete() {
        complete = "false";
        return this;
    }

    Planned version(String value) {
        version = value;
        return this;
    }

    /** How far the pack of all policies is rolled out. */
    Planned rollsOut(String acts, String... policies) {
        settings = new AppliedSettings(
                "recommended",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                AppliedSettings.NONE.approvals(),
                AppliedSettings.NONE.review(),
                AppliedSettings.NONE.imports(),
                List.of(new StagedPack(
                        "acme", version, "organisation", "enforced", 100, 0, acts, null, List.of(policies))));
        return this;
    }

    Planned effects(String value) {
        effects = value;
        return this;
    }

    Planned nothing() {
        changes = ChangeCounts.NONE;
        return this;
    }

    /** A policy that was asked about so many resources and passed them. */
    public Planned passes(String policy, int resources) {
        tally(policy)[0] += resources;
        return this;
    }

    /** A policy that is violated there. */
    public Planned violates(String policy, String address) {
        return finds(policy, address, EnforcementLevel.HARD_MANDATORY, Outcome.VIOLATION, null);
    }

    Planned waives(String policy, String address, String kind) {
        Exemption exemption = new Exemption(kind, "waivers.yaml", 3, "team", "for now", "2027-03-01T00:00:00Z", "");
        return finds(policy, address, EnforcementLevel.HARD_MANDATORY, Outcome.VIOLATION, exemption);
    }

    Planned finds(String policy, String address, EnforcementLevel level, Outcome outcome, Exemption exemption) {
        Finding finding = new Finding(
                policy,
                "acme",
                address,
                "aws_x",
                "create",
                Severity.HIGH,
                level,
                outcome,
                policy,
                "no",
                "",
                List.of(),
                List.of(),
                fingerprint(policy, address));
        findings.add(exemption == null ? finding : finding.exempt(exemption));
        tally(policy)[outcome == Outcome.VIOLATION ? 1 : outcome == Outcome.UNDECIDED ? 2 : 3]++;
        return this;
    }

    static String fingerprint(String policy, String address) {
        return policy + "@" + address;
    }

    private int[] tally(String policy) {
        return asked.computeIfAbsent(policy, none -> new int[4]);
    }

    public Planned gate(boolean passed, int hour) {
        GateQuestion.Asker asker = new GateQuestion.Asker("default", "1.0", "shop/main", "" + build, "ada");
        gate = new GateDecision(
                passed,
                passed ? List.of() : List.of(new GateReason(GateReason.Kind.values()[0], "no", "", List.of())),
                List.of(),
                asker,
                hour(hour),
                "",
                null,
                0,
                3600,
                Verdict.PASS,
                "a".repeat(64),
                "",
                "");
        return this;
    }

    Planned verified(Verification value) {
        verification = value;
        return this;
    }

    /** People are asked about a finding, and answer as they do. */
    Planned asks(String policy, String address, Act.Kind... answers) {
        String item = fingerprint(policy, address);
        Requirement requirement = new Requirement("owners", List.of(item), 1, Set.of());
        approval = ApprovalLog.of(new ApprovalRequest(
                "r",
                "default",
                null,
                "a".repeat(64),
                Effects.NONE,
                List.of(),
                List.of(new ApprovalItem(item, policy, "high", "soft-mandatory", address, "no")),
                List.of(requirement),
                null,
                new TreeMap<>(),
                hour(build),
                hour(build + 24)));
        for (Act.Kind answer : answers) {
            approval = approval.with(new Act(
                    answer, "bob", Set.of(), List.of(), "fine", hour(build).plusSeconds(60), "", ""));
        }
        approval = approval.recorded(1 + answers.length);
        return this;
    }

    public Decision decision() {
        List<Decision.PolicyTally> tallies = new ArrayList<>();
        asked.forEach((policy, count) -> tallies.add(new Decision.PolicyTally(
                policy,
                policy,
                "acme",
                "high",
                "hard-mandatory",
                count[0] + count[1] + count[2] + count[3],
                count[0],
                count[1],
                count[2],
                count[3])));
        Provenance.Configuration configuration = new Provenance.Configuration(
                "",
                "",
                "",
                List.of(),
                List.of(
                        new Provenance.Provider("registry.terraform.io/hashicorp/aws", "6.1.0", ""),
                        new Provenance.Provider("registry.terraform.io/hashicorp/random", "3.7.0", "")),
                List.of());
        return new Decision(
                "default",
                "1.0",
                verdict,
                List.of("because"),
                new Decision.PlanIdentity(
                        "tfplan", "c".repeat(64), "", "1.2", "terraform", "1.11.4", "", complete, "true", "false"),
                changes,
                Decision.Destructive.NONE,
                findings,
                List.of(),
                DriftSummary.NONE,
                Impact.NONE,
                List.of(new Decision.PackIdentity("acme", version, "d".repeat(64), "organisation")),
                settings,
                tallies,
                List.of(),
                verdict == Verdict.ERROR ? new Decision.GuardError("input", "broken", "tfplan", 0, 0, "mend it") : null,
                Exemptions.NONE,
                new Grounds(
                        new Provenance(Provenance.NONE.run(), configuration, new TreeMap<>()),
                        List.of(),
                        List.of(),
                        new Effects(effects, 1, List.of())));
    }

    public Kept kept() {
        return new Kept(build, hour(build), decision(), gate, verification, approval);
    }

    /** The entry as it follows from the build alone. */
    public Entry entry() {
        return new EntryMaker(kept(), DriftLedger.EMPTY, hour(build).plusSeconds(3600)).entry();
    }

    public JobHistory after(JobHistory history) {
        return HistoryUpdate.put(history, entry(), decision());
    }

    /** The history after these, in this order. */
    public static JobHistory history(Planned... plans) {
        JobHistory history = JobHistory.empty("default");
        for (Planned plan : plans) {
            history = plan.after(history);
        }
        return history;
    }
}

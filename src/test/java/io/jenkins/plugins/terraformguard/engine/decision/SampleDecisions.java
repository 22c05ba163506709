package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.decision.Decision.Destructive;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.DestructiveChange;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.GuardError;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PackIdentity;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PlanIdentity;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PolicyTally;
import io.jenkins.plugins.terraformguard.engine.drift.Drifts;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts.OutputCounts;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Evidence;
import io.jenkins.plugins.terraformguard.engine.policy.Exemption;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.ArrayList;
import java.util.List;

/** Decisions for tests: one of everything, an empty one, a broken one, and one full of hostile text. */
public final class SampleDecisions {
    private static final String PLAN_DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String PACK_DIGEST = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

    private SampleDecisions() {}

    /** A failed decision that has something in every part. */
    public static Decision full() {
        return new Decision(
                "production",
                "1.4.0",
                Verdict.FAIL,
                List.of(
                        "1 violation of a hard-mandatory policy: ACME-NET-002",
                        "1 violation of a soft-mandatory policy needs an approved exception: ACME-S3-001",
                        "1 answer has to wait for the apply"),
                new PlanIdentity(
                        "network plan.tfplan",
                        PLAN_DIGEST,
                        PACK_DIGEST,
                        "1.2",
                        "terraform",
                        "1.12.2",
                        "2026-03-14T09:26:53Z",
                        "true",
                        "true",
                        "false",
                        PACK_DIGEST),
                new ChangeCounts(4, 3, 1, 2, 1, 2, 1, 1, 57, 0, 0, new OutputCounts(1, 2, 0, 4)),
                new Destructive(
                        List.of(
                                new DestructiveChange(
                                        "module.data.aws_db_instance.orders",
                                        "",
                                        "replace",
                                        "replace_because_cannot_update"),
                                new DestructiveChange(
                                        "aws_s3_bucket.logs[\"eu-west-1\"]",
                                        "",
                                        "delete",
                                        "delete_because_no_resource_config"),
                                new DestructiveChange("aws_instance.web", "4c2d71f9", "delete", ""),
                                new DestructiveChange("aws_iam_role.legacy", "", "forget", "")),
                        3),
                findings(),
                List.of(
                        Drifts.of(
                                "aws_security_group.web",
                                "update",
                                "",
                                List.of(
                                        Drifts.path("tags.Owner", "\"platform\"", "\"(none)\""),
                                        Drifts.path("ingress[2].cidr_blocks[0]", "(not set)", "\"0.0.0.0/0\"")),
                                4),
                        Drifts.of("aws_sqs_queue.orders", "move", "aws_sqs_queue.queue", List.of(), 0),
                        Drifts.of("aws_instance.bastion", "delete", "", List.of(), 0)),
                List.of(
                        new PackIdentity("acme-network", "2.1.0", PACK_DIGEST, "project"),
                        new PackIdentity("aws-baseline", "1.4.0", PLAN_DIGEST, "bundled")),
                List.of(
                        new PolicyTally(
                                "ACME-NET-002",
                                "No security group is open to the world",
                                "acme-network",
                                "critical",
                                "hard-mandatory",
                                6,
                                5,
                                1,
                                0,
                                0),
                        new PolicyTally(
                                "ACME-S3-001",
                                "Buckets are encrypted with a customer-managed key",
                                "aws-baseline",
                                "high",
                                "soft-mandatory",
                                3,
                                1,
                                1,
                                1,
                                0),
                        new PolicyTally(
                                "ACME-TAG-001",
                                "Resources carry an owner",
                                "aws-baseline",
                                "low",
                                "advisory",
                                41,
                                39,
                                2,
                                0,
                                0),
                        new PolicyTally(
                                "ACME-EBS-004",
                                "Volumes are encrypted",
                                "aws-baseline",
                                "medium",
                                "advisory",
                                9,
                                9,
                                0,
                                0,
                                0),
                        new PolicyTally(
                                "ACME-RDS-009",
                                "Databases keep a final snapshot",
                                "aws-baseline",
                                "medium",
                                "shadow",
                                1,
                                0,
                                1,
                                0,
                                0),
                        new PolicyTally(
                                "ACME-KMS-003", "Keys rotate", "aws-baseline", "medium", "advisory", 0, 0, 0, 0, 0)),
                List.of("The plan was made with -target: resources outside the target were not planned."),
                null);
    }

    private static List<Finding> findings() {
        return List.of(
                new Finding(
                        "ACME-NET-002",
                        "acme-network",
                        "module.edge.aws_security_group.web",
                        "aws_security_group",
                        "update",
                        Severity.CRITICAL,
                        EnforcementLevel.HARD_MANDATORY,
                        Outcome.VIOLATION,
                        "No security group is open to the world",
                        "module.edge.aws_security_group.web lets 0.0.0.0/0 in on port 22",
                        "Name the networks that need access, or put the port behind the bastion.",
                        List.of(
                                new Evidence("after.ingress[0].cidr_blocks[0]", "known", "string", "0.0.0.0/0"),
                                new Evidence("after.ingress[0].from_port", "known", "number", "22"),
                                new Evidence("after.description", "sensitive", "string", "")),
                        List.of(),
                        "5f2b90c1d7e4",
                        "modules/edge/main.tf",
                        14),
                finding(
                        "ACME-S3-001",
                        "aws_s3_bucket.reports",
                        Severity.HIGH,
                        EnforcementLevel.SOFT_MANDATORY,
                        Outcome.VIOLATION),
                new Finding(
                        "ACME-S3-001",
                        "aws-baseline",
                        "aws_s3_bucket.archive",
                        "aws_s3_bucket",
                        "create",
                        Severity.HIGH,
                        EnforcementLevel.SOFT_MANDATORY,
                        Outcome.UNDECIDED,
                        "Buckets are encrypted with a customer-managed key",
                        "Which key aws_s3_bucket.archive is encrypted with is known only after the apply",
                        "",
                        List.of(new Evidence("after.rule[0].kms_master_key_id", "unknown", "unknown", "")),
                        List.of("after.rule[0].kms_master_key_id"),
                        "77aa01b2c3d4"),
                finding(
                        "ACME-TAG-001",
                        "aws_instance.web[0]",
                        Severity.LOW,
                        EnforcementLevel.ADVISORY,
                        Outcome.VIOLATION),
                finding(
                        "ACME-TAG-001",
                        "aws_instance.web[1]",
                        Severity.LOW,
                        EnforcementLevel.ADVISORY,
                        Outcome.VIOLATION),
                finding(
                        "ACME-RDS-009",
                        "module.data.aws_db_instance.orders",
                        Severity.MEDIUM,
                        EnforcementLevel.SHADOW,
                        Outcome.VIOLATION));
    }

    /** A finding of the pack {@code aws-baseline}. */
    public static Finding finding(
            String policy, String address, Severity severity, EnforcementLevel level, Outcome outcome) {
        return new Finding(
                policy,
                "aws-baseline",
                address,
                "aws_instance",
                "create",
                severity,
                level,
                outcome,
                "Title of " + policy,
                address + " is not as " + policy + " wants it",
                "Set it right.",
                List.of(new Evidence("after.tags.Owner", "absent", "null", "")),
                List.of(),
                "f" + Integer.toHexString((policy + address).hashCode()));
    }

    /** A pass without a single policy. */
    public static Decision empty() {
        return new Decision(
                "guard",
                "1.4.0",
                Verdict.PASS,
                List.of(),
                PlanIdentity.NONE,
                ChangeCounts.NONE,
                Destructive.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /** No decision, because a policy file is wrong. */
    public static Decision broken() {
        Decision empty = empty();
        return new Decision(
                empty.id(),
                empty.engineVersion(),
                Verdict.ERROR,
                List.of("The policies could not be read"),
                empty.plan(),
                empty.changes(),
                empty.destructive(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new GuardError(
                        "policy",
                        "Unknown key 'asert' (did you mean 'assert'?)",
                        "policies/storage.yaml",
                        14,
                        5,
                        "Correct the key and run the guard again."));
    }

    /** {@link #empty()} with findings, each counted as one evaluation of its policy. */
    public static Decision with(Verdict verdict, List<Finding> findings) {
        List<PolicyTally> policies = new ArrayList<>();
        findings.stream()
                .map(Finding::policy)
                .distinct()
                .forEach(id -> policies.add(
                        new PolicyTally(id, "Title of " + id, "aws-baseline", "high", "advisory", 1, 0, 1, 0, 0)));
        Decision empty = empty();
        return new Decision(
                empty.id(),
                empty.engineVersion(),
                verdict,
                List.of(),
                empty.plan(),
                empty.changes(),
                empty.destructive(),
                findings,
                List.of(),
                List.of(),
                policies,
                List.of(),
                null);
    }

    /** A decision in which every free text is the one given. */
    public static Decision saying(String text) {
        Finding finding = new Finding(
                text,
                text,
                text,
                text,
                text,
                Severity.HIGH,
                EnforcementLevel.HARD_MANDATORY,
                Outcome.VIOLATION,
                text,
                text,
                text,
                List.of(new Evidence(text, "known", "string", text)),
                List.of(text),
                text);
        return new Decision(
                text,
                text,
                Verdict.FAIL,
                List.of(text),
                new PlanIdentity(text, text, text, text, text, text, text, text, text, text),
                ChangeCounts.NONE,
                new Destructive(List.of(new DestructiveChange(text, text, text, text)), 0),
                List.of(finding),
                List.of(Drifts.of(text, text, text, List.of(Drifts.path(text, text, text)), 0)),
                List.of(new PackIdentity(text, text, text, text)),
                List.of(new PolicyTally(text, text, text, text, text, 1, 0, 1, 0, 0)),
                List.of(text),
                null);
    }

    /** No decision, with the text given for everything that the error says. */
    public static Decision brokenSaying(String text) {
        Decision broken = broken();
        return new Decision(
                text,
                text,
                Verdict.ERROR,
                List.of(text),
                broken.plan(),
                broken.changes(),
                broken.destructive(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new GuardError(text, text, text, 1, 1, text));
    }

    /** A finding that is waived, one in the baseline and one that counts, with waivers in every state. */
    public static Decision exempt(String text) {
        Finding waived = finding("P-1", "a.waived", Severity.HIGH, EnforcementLevel.SOFT_MANDATORY, Outcome.VIOLATION)
                .exempt(new Exemption(Exemption.WAIVER, text, 3, text, text, "2027-01-31", text));
        Finding known = finding("P-2", "a.known", Severity.LOW, EnforcementLevel.ADVISORY, Outcome.VIOLATION)
                .exempt(Exemption.baseline(text));
        Finding counting =
                finding("P-3", "a.counting", Severity.LOW, EnforcementLevel.SOFT_MANDATORY, Outcome.VIOLATION);
        Decision base = with(Verdict.APPROVAL_REQUIRED, List.of(counting, waived, known));
        List<WaiverUse> waivers = new ArrayList<>();
        for (WaiverUse.State state : WaiverUse.State.values()) {
            waivers.add(new WaiverUse(
                    "project",
                    text,
                    3,
                    "P-*",
                    List.of(text),
                    List.of(text),
                    text,
                    text,
                    "2027-01-31",
                    text,
                    state,
                    1,
                    text));
        }
        return new Decision(
                base.id(),
                base.engineVersion(),
                base.verdict(),
                base.reasons(),
                base.plan(),
                base.changes(),
                base.destructive(),
                base.findings(),
                base.drift(),
                base.driftSummary(),
                base.impact(),
                base.packs(),
                base.settings(),
                base.policies(),
                base.notes(),
                null,
                new Exemptions(
                        "2026-12-01T10:00:00Z", waivers, new BaselineUse(text, PLAN_DIGEST, true, 40, 1, 1, 2, 12)));
    }
}

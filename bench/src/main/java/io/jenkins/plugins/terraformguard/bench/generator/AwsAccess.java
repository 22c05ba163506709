package io.jenkins.plugins.terraformguard.bench.generator;

import static io.jenkins.plugins.terraformguard.bench.generator.ResourceKind.data;
import static io.jenkins.plugins.terraformguard.bench.generator.ResourceKind.managed;
import static io.jenkins.plugins.terraformguard.bench.generator.Values.map;
import static io.jenkins.plugins.terraformguard.bench.generator.Values.tagged;

import java.util.List;

/** Rights, keys and logs of AWS. */
final class AwsAccess {
    static final ResourceKind POLICY =
            managed(Provider.AWS, "aws_iam_policy", List.of("arn", "id", "policy_id"), "policy", "name", random -> {
                String name = random.word() + "-" + random.hex(6);
                return tagged(
                        random,
                        "arn",
                        random.arn("iam", "policy/" + name),
                        "description",
                        "",
                        "id",
                        random.arn("iam", "policy/" + name),
                        "name",
                        name,
                        "path",
                        "/",
                        "policy",
                        PolicyText.iam(random, 1 + random.below(4)),
                        "policy_id",
                        "P" + random.letters(15));
            });

    static final ResourceKind ROLE =
            managed(Provider.AWS, "aws_iam_role", List.of("arn", "id", "unique_id"), "tags", "name", random -> {
                String name = random.word() + "-" + random.hex(6);
                return tagged(
                        random,
                        "arn",
                        random.arn("iam", "role/" + name),
                        "assume_role_policy",
                        PolicyText.trust("ec2.amazonaws.com"),
                        "force_detach_policies",
                        false,
                        "id",
                        name,
                        "managed_policy_arns",
                        List.of(random.arn("iam", "policy/" + name)),
                        "max_session_duration",
                        3600,
                        "name",
                        name,
                        "path",
                        "/",
                        "unique_id",
                        "R" + random.letters(15));
            });

    static final ResourceKind ATTACHMENT =
            managed(Provider.AWS, "aws_iam_role_policy_attachment", List.of("id"), "role", "policy_arn", random -> {
                String role = random.word() + "-" + random.hex(6);
                return map(
                        "id",
                        role + "-" + random.below(1_000_000_000),
                        "policy_arn",
                        random.arn("iam", "policy/" + role),
                        "role",
                        role);
            });

    static final ResourceKind KEY =
            managed(Provider.AWS, "aws_kms_key", List.of("arn", "id", "key_id"), "policy", "key_usage", random -> {
                String id = random.hex(32);
                return tagged(
                        random,
                        "arn",
                        random.arn("kms", "key/" + id),
                        "customer_master_key_spec",
                        "SYMMETRIC_DEFAULT",
                        "deletion_window_in_days",
                        30,
                        "description",
                        "Key of " + random.word() + " & others",
                        "enable_key_rotation",
                        !random.oneIn(10),
                        "id",
                        id,
                        "is_enabled",
                        true,
                        "key_id",
                        id,
                        "key_usage",
                        "ENCRYPT_DECRYPT",
                        "multi_region",
                        false,
                        "policy",
                        PolicyText.iam(random, 2));
            });

    static final ResourceKind LOG_GROUP = managed(
            Provider.AWS, "aws_cloudwatch_log_group", List.of("arn", "id"), "retention_in_days", "name", random -> {
                String name = "/aws/" + random.word() + "/" + random.hex(6);
                return map(
                        "arn",
                        random.arn("logs", "log-group:" + name),
                        "id",
                        name,
                        "kms_key_id",
                        "",
                        "name",
                        name,
                        "retention_in_days",
                        30,
                        "skip_destroy",
                        false,
                        "tags",
                        map("Owner", "team-" + random.word()),
                        "tags_all",
                        map("Owner", "team-" + random.word(), "ManagedBy", "terraform"));
            });

    static final ResourceKind DASHBOARD = managed(
            Provider.AWS,
            "aws_cloudwatch_dashboard",
            List.of("dashboard_arn", "id"),
            "dashboard_body",
            "dashboard_name",
            random -> map(
                    "dashboard_arn", random.arn("cloudwatch", "dashboard/" + random.word()),
                    "dashboard_body",
                            PolicyText.dashboard(random, random.oneIn(16) ? 10_000 + random.below(50_000) : 600),
                    "dashboard_name", random.word(),
                    "id", random.word()));

    static final ResourceKind POLICY_DOCUMENT = data(
            Provider.AWS,
            "aws_iam_policy_document",
            List.of("id", "json"),
            random -> map(
                    "override_policy_documents", null,
                    "policy_id", null,
                    "statement",
                            List.of(map(
                                    "actions", List.of("kms:Decrypt", "kms:Encrypt"),
                                    "condition", List.of(),
                                    "effect", "Allow",
                                    "resources", List.of(random.arn("kms", "key/" + random.hex(32))),
                                    "sid", random.letters(8))),
                    "version", null));

    private AwsAccess() {}
}

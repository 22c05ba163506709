package io.jenkins.plugins.terraformguard.bench.generator;

import static io.jenkins.plugins.terraformguard.bench.generator.ResourceKind.managed;
import static io.jenkins.plugins.terraformguard.bench.generator.Values.map;
import static io.jenkins.plugins.terraformguard.bench.generator.Values.tagged;

import java.util.List;
import java.util.Map;

/** Buckets, databases and parameters of AWS. */
final class AwsStorage {
    static final ResourceKind BUCKET = managed(
            Provider.AWS,
            "aws_s3_bucket",
            List.of("arn", "bucket_domain_name", "id"),
            "tags",
            "bucket",
            AwsStorage::bucket);

    static final ResourceKind PUBLIC_ACCESS = managed(
            Provider.AWS, "aws_s3_bucket_public_access_block", List.of("id"), "block_public_acls", "bucket", random -> {
                String bucket = random.word() + "-" + random.hex(8);
                return map(
                        "block_public_acls",
                        true,
                        "block_public_policy",
                        !random.oneIn(30),
                        "bucket",
                        bucket,
                        "id",
                        bucket,
                        "ignore_public_acls",
                        true,
                        "restrict_public_buckets",
                        true);
            });

    static final ResourceKind DATABASE = managed(
                    Provider.AWS,
                    "aws_db_instance",
                    List.of("address", "arn", "endpoint", "id"),
                    "allocated_storage",
                    "engine",
                    AwsStorage::database)
            .hiding("password");

    static final ResourceKind PARAMETER = managed(
                    Provider.AWS, "aws_ssm_parameter", List.of("arn", "id", "version"), "value", "name", random -> {
                        String name = "/" + random.word() + "/" + random.word() + "/" + random.hex(4);
                        return map(
                                "arn",
                                random.arn("ssm", "parameter" + name),
                                "id",
                                name,
                                "name",
                                name,
                                "tier",
                                "Standard",
                                "type",
                                "SecureString",
                                "value",
                                random.letters(32),
                                "version",
                                1 + random.below(9));
                    })
            .hiding("value");

    private AwsStorage() {}

    private static Map<String, Object> bucket(Entropy random) {
        String name = random.word() + "-" + random.hex(8);
        return tagged(
                random,
                "arn",
                "arn:aws:s3:::" + name,
                "bucket",
                name,
                "bucket_domain_name",
                name + ".s3.amazonaws.com",
                "bucket_prefix",
                "",
                "force_destroy",
                random.oneIn(20),
                "id",
                name,
                "lifecycle_rule",
                List.of(),
                "logging",
                List.of(),
                "object_lock_enabled",
                false,
                "region",
                random.region(),
                "server_side_encryption_configuration",
                List.of(map(
                        "rule",
                        List.of(map(
                                "apply_server_side_encryption_by_default",
                                List.of(map("kms_master_key_id", "", "sse_algorithm", "AES256")),
                                "bucket_key_enabled",
                                false)))),
                "timeouts",
                null,
                "versioning",
                List.of(map("enabled", true, "mfa_delete", false)));
    }

    private static Map<String, Object> database(Entropy random) {
        String name = random.word() + "-" + random.hex(4);
        String address = name + "." + random.letters(12) + ".rds.amazonaws.com";
        return tagged(
                random,
                "address",
                address,
                "allocated_storage",
                20 + random.below(500),
                "apply_immediately",
                false,
                "arn",
                random.arn("rds", "db:" + name),
                "backup_retention_period",
                random.oneIn(20) ? 0 : 7,
                "db_name",
                random.word(),
                "deletion_protection",
                !random.oneIn(10),
                "endpoint",
                address + ":5432",
                "engine",
                "postgres",
                "engine_version",
                "16." + random.below(6),
                "id",
                "db-" + random.letters(26),
                "identifier",
                name,
                "instance_class",
                "db.r6g.large",
                "iops",
                0,
                "multi_az",
                true,
                "password",
                random.letters(24),
                "port",
                5432,
                "publicly_accessible",
                random.oneIn(50),
                "storage_encrypted",
                !random.oneIn(30),
                "username",
                random.word() + "_admin",
                "vpc_security_group_ids",
                List.of("sg-" + random.hex(17)));
    }
}

package io.jenkins.plugins.terraformguard.bench.generator;

import static io.jenkins.plugins.terraformguard.bench.generator.ResourceKind.managed;
import static io.jenkins.plugins.terraformguard.bench.generator.Values.map;
import static io.jenkins.plugins.terraformguard.bench.generator.Values.tagged;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Machines and functions of AWS. */
final class AwsCompute {
    static final ResourceKind INSTANCE = managed(
            Provider.AWS,
            "aws_instance",
            List.of("arn", "id", "private_dns", "private_ip", "public_ip"),
            "instance_type",
            "ami",
            AwsCompute::instance);

    static final ResourceKind LAUNCH_TEMPLATE = managed(
            Provider.AWS,
            "aws_launch_template",
            List.of("arn", "id", "latest_version"),
            "user_data",
            "name",
            AwsCompute::launchTemplate);

    static final ResourceKind FUNCTION = managed(
            Provider.AWS,
            "aws_lambda_function",
            List.of("arn", "id", "invoke_arn", "version", "last_modified"),
            "source_code_hash",
            "function_name",
            AwsCompute::function);

    static final ResourceKind PERMISSION = managed(
            Provider.AWS,
            "aws_lambda_permission",
            List.of("id"),
            "source_arn",
            "function_name",
            random -> map(
                    "action", "lambda:InvokeFunction",
                    "event_source_token", null,
                    "function_name", random.word() + "-" + random.hex(4),
                    "id", "AllowExecution",
                    "principal", "events.amazonaws.com",
                    "qualifier", "",
                    "source_arn", random.arn("events", "rule/" + random.word()),
                    "statement_id", "AllowExecution"));

    private AwsCompute() {}

    private static Map<String, Object> instance(Entropy random) {
        String id = "i-" + random.hex(17);
        return tagged(
                random,
                "ami",
                "ami-" + random.hex(17),
                "arn",
                random.arn("ec2", "instance/" + id),
                "associate_public_ip_address",
                random.oneIn(10),
                "availability_zone",
                random.region() + "a",
                "disable_api_termination",
                false,
                "ebs_optimized",
                true,
                "iam_instance_profile",
                random.word() + "-profile",
                "id",
                id,
                "instance_type",
                random.pick(List.of("m6i.large", "c7g.xlarge", "t3.medium")),
                "key_name",
                "",
                "metadata_options",
                List.of(map(
                        "http_endpoint",
                        "enabled",
                        "http_put_response_hop_limit",
                        1,
                        "http_tokens",
                        random.oneIn(10) ? "optional" : "required")),
                "monitoring",
                true,
                "private_dns",
                "ip-" + random.address().replace('.', '-') + ".internal",
                "private_ip",
                random.address(),
                "public_ip",
                "",
                "root_block_device",
                List.of(map(
                        "delete_on_termination",
                        true,
                        "encrypted",
                        !random.oneIn(20),
                        "iops",
                        3000,
                        "kms_key_id",
                        random.arn("kms", "key/" + random.hex(32)),
                        "volume_size",
                        20 + random.below(200),
                        "volume_type",
                        "gp3")),
                "subnet_id",
                "subnet-" + random.hex(17),
                "user_data",
                null,
                "vpc_security_group_ids",
                List.of("sg-" + random.hex(17), "sg-" + random.hex(17)));
    }

    private static Map<String, Object> launchTemplate(Entropy random) {
        int size = random.oneIn(16) ? 10_000 + random.below(50_000) : 400;
        return tagged(
                random,
                "arn",
                random.arn("ec2", "launch-template/lt-" + random.hex(17)),
                "id",
                "lt-" + random.hex(17),
                "image_id",
                "ami-" + random.hex(17),
                "instance_type",
                "m6i.large",
                "latest_version",
                1 + random.below(40),
                "name",
                random.word() + "-" + random.hex(6),
                "user_data",
                random.oneIn(2) ? PolicyText.script(random, size) : random.letters(size));
    }

    private static Map<String, Object> function(Entropy random) {
        String name = random.word() + "-" + random.hex(4);
        Map<String, Object> variables = new TreeMap<>();
        for (int i = 0; i < 4 + random.below(5); i++) {
            variables.put(
                    random.word().toUpperCase(java.util.Locale.ROOT) + "_URL",
                    "https://" + random.word() + ".test/?v=1&q=2");
        }
        String arn = random.arn("lambda", "function:" + name);
        return tagged(
                random,
                "architectures",
                List.of("arm64"),
                "arn",
                arn,
                "environment",
                List.of(map("variables", variables)),
                "function_name",
                name,
                "handler",
                "index.handler",
                "id",
                name,
                "invoke_arn",
                arn + "/invocations",
                "last_modified",
                "2025-01-02T03:04:05.000+0000",
                "layers",
                null,
                "memory_size",
                128 << random.below(4),
                "role",
                random.arn("iam", "role/" + name),
                "runtime",
                "nodejs20.x",
                "source_code_hash",
                random.letters(43) + "=",
                "timeout",
                30,
                "tracing_config",
                List.of(map("mode", "PassThrough")),
                "version",
                "$LATEST",
                "vpc_config",
                List.of());
    }
}

package io.jenkins.plugins.terraformguard.bench.generator;

import static io.jenkins.plugins.terraformguard.bench.generator.ResourceKind.managed;
import static io.jenkins.plugins.terraformguard.bench.generator.Values.map;
import static io.jenkins.plugins.terraformguard.bench.generator.Values.tagged;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Networks and names of AWS. */
final class AwsNetwork {
    static final ResourceKind SECURITY_GROUP = managed(
            Provider.AWS, "aws_security_group", List.of("arn", "id"), "ingress", "name", AwsNetwork::securityGroup);

    static final ResourceKind RULE = managed(
            Provider.AWS,
            "aws_security_group_rule",
            List.of("id", "security_group_rule_id"),
            "description",
            "cidr_blocks",
            random -> map(
                    "cidr_blocks",
                    List.of(range(random)),
                    "description",
                    random.word() + " to " + random.word(),
                    "from_port",
                    443,
                    "id",
                    "sgrule-" + random.below(1_000_000_000),
                    "protocol",
                    "tcp",
                    "security_group_id",
                    "sg-" + random.hex(17),
                    "security_group_rule_id",
                    "sgr-" + random.hex(17),
                    "to_port",
                    443,
                    "type",
                    "ingress"));

    static final ResourceKind RECORD =
            managed(Provider.AWS, "aws_route53_record", List.of("fqdn", "id"), "ttl", "name", random -> {
                String name = random.word() + "-" + random.hex(3) + ".example.test";
                return map(
                        "fqdn",
                        name,
                        "id",
                        "Z" + random.hex(12) + "_" + name,
                        "name",
                        name,
                        "records",
                        List.of(random.address()),
                        "ttl",
                        60 * (1 + random.below(60)),
                        "type",
                        "A",
                        "zone_id",
                        "Z" + random.hex(12));
            });

    static final ResourceKind ROUTE = managed(
            Provider.AWS,
            "aws_route_table_association",
            List.of("id"),
            "route_table_id",
            "subnet_id",
            random -> map(
                    "gateway_id", "",
                    "id", "rtbassoc-" + random.hex(17),
                    "route_table_id", "rtb-" + random.hex(17),
                    "subnet_id", "subnet-" + random.hex(17)));

    private AwsNetwork() {}

    private static Map<String, Object> securityGroup(Entropy random) {
        List<Object> ingress = new ArrayList<>();
        for (int i = 0; i < 1 + random.below(4); i++) {
            ingress.add(rule(random));
        }
        String id = "sg-" + random.hex(17);
        return tagged(
                random,
                "arn",
                random.arn("ec2", "security-group/" + id),
                "description",
                "Traffic of " + random.word() + " <managed>",
                "egress",
                List.of(rule(random)),
                "id",
                id,
                "ingress",
                ingress,
                "name",
                random.word() + "-" + random.hex(4),
                "revoke_rules_on_delete",
                false,
                "timeouts",
                null,
                "vpc_id",
                "vpc-" + random.hex(17));
    }

    private static Map<String, Object> rule(Entropy random) {
        int port = random.pick(List.of(22, 80, 443, 5432, 8080));
        return map(
                "cidr_blocks", List.of(range(random), range(random)),
                "description", random.word(),
                "from_port", port,
                "ipv6_cidr_blocks", List.of(),
                "prefix_list_ids", List.of(),
                "protocol", "tcp",
                "security_groups", List.of(),
                "self", false,
                "to_port", port);
    }

    /** Now and then the whole world, so that policies find something. */
    private static String range(Entropy random) {
        return random.oneIn(100) ? "0.0.0.0/0" : random.address() + "/32";
    }
}

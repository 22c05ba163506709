package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Lists of which the order is known not to matter. A plan does not tell sets from lists, so this goes by name. Where in
 * doubt, order matters.
 */
final class ListOrder implements Recogniser {
    /** Lists of texts or numbers. */
    private static final AttributeTable NAMES = AttributeTable.of(
            // Networks.
            "cidr_blocks",
            "*_cidr_blocks",
            "*_cidrs",
            "*_ip_ranges",
            "source_ranges",
            "destination_ranges",
            "ip_rules",
            "ip_range_filter",
            "address_prefixes",
            "*_address_prefixes",
            "*_port_ranges",
            "prefix_list_ids",
            "subnets",
            "*_subnets",
            "subnet_ids",
            "security_groups",
            "*_security_groups",
            "availability_zones",
            "zones",
            "vpc_zone_identifier",
            "service_endpoints",
            "nameservers",
            "aws_*:name_servers",
            "google_*:name_servers",
            "azurerm_*:name_servers",
            "aliases",
            "subject_alternative_names",
            // Names of other resources.
            "*_ids",
            "*_arns",
            "*_self_links",
            "load_balancers",
            "target_groups",
            // Identity and access.
            "actions",
            "not_actions",
            "resources",
            "not_resources",
            "members",
            "principals",
            "roles",
            "scopes",
            "oauth_scopes",
            "allowed_*",
            "verbs",
            "api_groups",
            "resource_names",
            "client_id_list",
            "thumbprint_list",
            "source_tags",
            "target_tags",
            "source_service_accounts",
            "target_service_accounts",
            "tags",
            // Choices out of a set.
            "cached_methods",
            "compatible_runtimes",
            "compatible_architectures",
            "requires_compatibilities",
            "enabled_cloudwatch_logs_exports",
            "enabled_log_types",
            "enabled_cluster_log_types",
            "enabled_metrics",
            "suspended_processes",
            "finalizers",
            "events",
            // What the order of says which one comes first.
            "!*preferred*",
            "!*priorit*",
            "!*ordered*",
            "!*primary*",
            "!*failover*",
            "!*fallback*",
            "!*layer*",
            "!network_interface_ids",
            "!aws_ecs_*:*dns*",
            "!*origin_access*");

    /** Nested blocks that are sets. */
    private static final AttributeTable BLOCKS = AttributeTable.of(
            "aws_security_group:ingress",
            "aws_security_group:egress",
            "aws_default_security_group:ingress",
            "aws_default_security_group:egress",
            "aws_network_acl:ingress",
            "aws_network_acl:egress",
            "aws_route_table:route",
            "aws_dynamodb_table:attribute",
            "aws_dynamodb_table:global_secondary_index",
            "aws_dynamodb_table:replica",
            "aws_db_parameter_group:parameter",
            "aws_rds_cluster_parameter_group:parameter",
            "aws_db_option_group:option",
            "aws_elastic_beanstalk_environment:setting",
            "aws_ecs_cluster:setting",
            "aws_instance:ebs_block_device",
            "aws_cloudfront_distribution:origin",
            "aws_cloudfront_distribution:origin_group",
            "azurerm_network_security_group:security_rule",
            "azurerm_virtual_network:subnet",
            "google_compute_firewall:allow",
            "google_compute_firewall:deny",
            "google_bigquery_dataset:access",
            "google_*_iam_policy:binding");

    /** The same in one text, with commas. */
    private static final AttributeTable COMMAS =
            AttributeTable.of("azurerm_*:outbound_ip_addresses", "azurerm_*:possible_outbound_ip_addresses");

    static boolean isOfNoMatter(Place place, Value.ListValue list) {
        boolean blocks = list.elements().stream()
                .anyMatch(element -> element.kind() == Value.Kind.MAP || element.kind() == Value.Kind.LIST);
        return (blocks ? BLOCKS : NAMES).has(place);
    }

    @Override
    public Form form(Place place, Value value) {
        if (!COMMAS.has(place) || !(value instanceof Value.Text text)) {
            return null;
        }
        List<String> parts = new ArrayList<>(List.of(text.value().split(",", -1)));
        Collections.sort(parts);
        return Form.of(Rules.LIST_ORDER, String.join(",", parts));
    }
}

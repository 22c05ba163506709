package io.jenkins.plugins.terraformguard.engine.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityRelevanceTest {
    @ParameterizedTest
    @CsvSource({
        "aws_security_group, ingress[0].cidr_blocks[1]",
        "aws_security_group, ingress[0].from_port",
        "aws_security_group_rule, protocol",
        "aws_s3_bucket, policy",
        "aws_s3_bucket, acl",
        "aws_s3_bucket, versioning[0].enabled",
        "aws_s3_bucket, server_side_encryption_configuration[0].rule[0].bucket_key_enabled",
        "aws_s3_bucket, force_destroy",
        "aws_s3_bucket_public_access_block, block_public_acls",
        "aws_db_instance, publicly_accessible",
        "aws_db_instance, storage_encrypted",
        "aws_db_instance, deletion_protection",
        "aws_db_instance, enabled_cloudwatch_logs_exports",
        "aws_db_instance, backup_retention_period",
        "aws_db_instance, iam_database_authentication_enabled",
        "aws_db_instance, vpc_security_group_ids[0]",
        "aws_instance, metadata_options[0].http_tokens",
        "aws_instance, iam_instance_profile",
        "aws_instance, key_name",
        "aws_instance, associate_public_ip_address",
        "aws_instance, disable_api_termination",
        "aws_instance, root_block_device[0].kms_key_id",
        "aws_iam_role, assume_role_policy",
        "aws_iam_role, max_session_duration",
        "aws_lambda_function, role",
        "aws_lambda_function, 'environment[0].variables[\"DB_PASSWORD\"]'",
        "aws_lb, internal",
        "aws_lb, access_logs[0].enabled",
        "aws_lb_listener, ssl_policy",
        "aws_sqs_queue, redrive_allow_policy",
        "aws_eks_cluster, vpc_config[0].endpoint_public_access",
        "aws_ecr_repository, image_scanning_configuration[0].scan_on_push",
        "aws_kms_key, deletion_window_in_days",
        "aws_route, gateway_id",
        "azurerm_storage_account, public_network_access_enabled",
        "azurerm_storage_account, min_tls_version",
        "azurerm_storage_account, network_rules[0].ip_rules",
        "azurerm_storage_account, shared_access_key_enabled",
        "azurerm_network_security_group, security_rule[0].access",
        "azurerm_key_vault, purge_protection_enabled",
        "azurerm_linux_web_app, https_only",
        "azurerm_linux_web_app, identity[0].type",
        "azapi_resource, body.properties.publicNetworkAccess",
        "azurerm_mssql_server, administrator_login",
        "azurerm_mssql_firewall_rule, start_ip_address",
        "google_compute_instance, network_interface[0].access_config[0].nat_ip",
        "google_compute_instance, 'metadata[\"ssh-keys\"]'",
        "google_compute_instance, service_account[0].scopes",
        "google_compute_instance, tags[0]",
        "google_compute_firewall, source_ranges[0]",
        "google_container_cluster, master_authorized_networks_config[0].cidr_blocks",
        "google_container_cluster, enable_legacy_abac_auth",
        "google_sql_database_instance, settings[0].ip_configuration[0].require_ssl",
        "google_storage_bucket, uniform_bucket_level_access",
        "google_project_iam_member, member",
        "kubernetes_deployment, spec[0].template[0].spec[0].host_network",
        "kubernetes_deployment, spec[0].template[0].spec[0].container[0].security_context[0].run_as_user",
        "kubernetes_manifest, object.spec.template.spec.hostNetwork",
        "kubernetes_cluster_role, rule[0].verbs[1]",
        "kubernetes_network_policy, spec[0].pod_selector",
        "kubernetes_service_account, 'metadata[0].annotations[\"eks.amazonaws.com/role-arn\"]'",
        "kubernetes_ingress_v1, 'metadata[0].annotations[\"nginx.ingress.kubernetes.io/whitelist-source-range\"]'",
        "kubernetes_service, spec[0].load_balancer_source_ranges"
    })
    void isAboutSecurity(String type, String path) {
        assertTrue(SecurityRelevance.matters(type, path));
    }

    @ParameterizedTest
    @CsvSource({
        "aws_autoscaling_group, desired_capacity",
        "aws_autoscaling_group, termination_policies",
        "aws_autoscaling_policy, policy_type",
        "aws_autoscaling_group, scaling_policy[0].target",
        "aws_instance, instance_type",
        "aws_instance, monitoring",
        "aws_instance, 'tags[\"policy\"]'",
        "aws_instance, tags.Owner",
        "aws_instance, tags_all.public",
        "aws_instance, user_data",
        "aws_iam_role, tags.Name",
        "aws_iam_role, description",
        "aws_security_group, tags_all.cost",
        "aws_s3_bucket, lifecycle_rule[0].expiration",
        "aws_s3_object, key",
        "aws_dynamodb_table, hash_key",
        "aws_lb_listener, default_action[0].target_group_arn",
        "aws_sqs_queue, redrive_policy",
        "aws_sns_topic, delivery_policy",
        "aws_route53_record, weighted_routing_policy[0].weight",
        "aws_cloudfront_distribution, default_cache_behavior[0].cache_policy_id",
        "aws_glue_job, catalog_id",
        "aws_lambda_function, memory_size",
        "aws_lambda_function, last_modified",
        "aws_efs_file_system, lifecycle_policy[0].transition_to_ia",
        "azurerm_storage_account, access_tier",
        "azurerm_linux_web_app, site_config[0].worker_count",
        "azurerm_monitor_autoscale_setting, profile[0].capacity",
        "azurerm_cosmosdb_account, consistency_policy[0].consistency_level",
        "azurerm_role_assignment, description",
        "google_compute_instance, machine_type",
        "google_compute_instance, labels.access",
        "google_compute_resource_policy, snapshot_schedule_policy[0].schedule",
        "google_compute_autoscaler, autoscaling_policy[0].max_replicas",
        "kubernetes_deployment, spec[0].replicas",
        "kubernetes_deployment, spec[0].template[0].spec[0].restart_policy",
        "kubernetes_deployment, spec[0].template[0].spec[0].container[0].image_pull_policy",
        "kubernetes_deployment, metadata[0].generation",
        "kubernetes_ingress_v1, 'metadata[0].annotations[\"nginx.ingress.kubernetes.io/rewrite-target\"]'",
        "kubernetes_service, spec[0].external_traffic_policy",
        "aws_instance, ''"
    })
    void isAboutSomethingElse(String type, String path) {
        assertFalse(SecurityRelevance.matters(type, path));
    }

    @Test
    void theResourceItselfMattersIfAllOfItDoes() {
        assertTrue(SecurityRelevance.matters("aws_iam_role", ""));
        assertTrue(SecurityRelevance.matters("aws_instance", "security_groups[0].x" + "\u2026"));
    }

    @Test
    void noTermStandsInTheTableTwice() {
        Set<String> seen = new HashSet<>(SecurityTable.OTHERS);
        assertEquals(SecurityTable.OTHERS.size(), seen.size());
        for (SecurityTable.Category category : SecurityTable.CATEGORIES) {
            for (String word : category.words()) {
                assertTrue(seen.add(word), word);
                assertTrue(word.matches("[a-z]+( [a-z]+){0,4}"), word);
            }
        }
    }

    @Test
    void everyOtherMeaningContainsAWordOfSecurity() {
        for (String other : SecurityTable.OTHERS) {
            boolean needed = SecurityTable.CATEGORIES.stream()
                    .flatMap(category -> category.words().stream())
                    .anyMatch(word -> (" " + other + " ").contains(" " + word + " "));
            assertTrue(needed, other + " is left out of nothing");
            assertFalse(SecurityRelevance.matters("x", other.replace(' ', '_')), other);
        }
    }

    @Test
    void everyTermIsFoundInANameOfItsOwn() {
        for (SecurityTable.Category category : SecurityTable.CATEGORIES) {
            for (String word : category.words()) {
                for (String name : List.of(word.replace(' ', '_'), "x_" + word.replace(' ', '-') + "_enabled")) {
                    assertTrue(SecurityRelevance.matters("x", "a[0]." + name), name);
                }
            }
        }
    }
}

package io.jenkins.plugins.terraformguard.engine.drift;

import java.util.List;
import java.util.stream.Stream;

/**
 * What attributes of security are called, and the resource types that are about nothing else. A term is one or more words
 * of a name: {@code public access} is in {@code block_public_access} and in {@code publicAccess}, not in
 * {@code publication}; the plural counts as well. The longest term that begins at a word decides.
 */
final class SecurityTable {
    /** @param words terms that make an attribute one of security */
    record Category(String id, String title, List<String> words) {
        Category(String id, String title, String words) {
            this(id, title, terms(words));
        }
    }

    static final List<Category> CATEGORIES = List.of(
            new Category("network", "Network exposure", """
                    cidr, ingress, egress, inbound, security group, firewall, public ip, external ip, nat ip, access config,
                    map public ip on launch, internal, internet facing, scheme, exposed, gateway id,
                    ip rule, ip restriction, ip range filter, ip filter, network rule, network acl, allowed ip, allowed origin,
                    source range, destination range, source ip, source address, port range, from port, to port,
                    source tag, target tag, authorized network, authorized ip, private endpoint, private link, private node,
                    private cluster, host network, host port, host pid, host ipc, whitelist, allowlist, blacklist, denylist,
                    whitelist source range, trusted, cors, waf, web acl, network policy, bypass, http token, metadata option,
                    http put response hop limit, virtual network rule, vpc endpoint policy"""),
            new Category("access", "Identity and access", """
                    policy, role, iam, instance profile, service account, identity, principal, permission, grant, acl, access,
                    auth, authentication, authorization, authorizer, authorized, rbac, mfa, oauth, oidc, saml, login, oslogin,
                    admin, administrator, privileged, privilege, run as user, run as non root, run as group, capability,
                    security context, security profile, seccomp, apparmor, selinux, read only root filesystem, trust,
                    federated, federation, anonymous, shared key, sas, local auth, local account, owner, ownership,
                    external id, member, scope, impersonate, cross account, cross tenant, share"""),
            new Category("public", "Public access", """
                    public, publicly, block public, restrict public bucket, ignore public acl, everyone, all users"""),
            new Category("encryption", "Encryption", """
                    encrypt, encrypted, encryption, kms, cmk, customer managed, sse, ssl, tls, https only, https traffic,
                    cipher, certificate, ca cert, key vault, viewer protocol policy, minimum protocol version,
                    infrastructure encryption, customer master key spec"""),
            new Category("audit", "Logging and audit", """
                    log, logging, access log, audit, auditing, flow log, diagnostic, log retention, cloudtrail, trail,
                    event selector, insight selector, threat detection, security alert, vulnerability, scan on push,
                    image scanning, defender, guardduty"""),
            new Category("deletion", "Deletion protection", """
                    deletion protection, delete protection, termination protection, deletion policy, disable api termination,
                    disable api stop, prevent destroy, force destroy, force delete, skip final snapshot, soft delete,
                    purge protection, purge soft delete on destroy, deletion window, recovery window, object lock, lock,
                    versioning, retention policy, backup retention, mfa delete, point in time recovery"""),
            new Category("credentials", "Credentials", """
                    secret, password, passwd, passphrase, token, credential, api key, access key, private key, public key,
                    ssh key, key pair, key name, account key, connection string, authorized key, client secret, signing,
                    rotation, rotate, thumbprint, username, user name, root user"""));

    /** Terms that contain a word of security and mean something else. */
    static final List<String> OTHERS = terms("""
            scaling policy, autoscaling policy, scale policy, scaling policy type, lifecycle policy,
            retry policy, restart policy, update policy, upgrade policy, rolling update policy, rolling upgrade policy,
            placement policy, cache policy, origin request policy, eviction policy, maxmemory policy, backup policy,
            snapshot policy, replication policy, image pull policy, dns policy, routing policy, weighted routing policy,
            latency routing policy, geolocation routing policy, failover routing policy, termination policy, repair policy,
            consistency policy, delivery policy, redrive policy, maintenance policy, deployment policy, concurrency policy,
            external traffic policy, internal traffic policy, load balancing policy, session affinity policy, pod management policy,
            reclaim policy, topology policy, preemption policy, failure policy, expiration policy, traffic policy, health policy,
            access tier, access time, infrequent access, access point name, access mode, last access, concurrent access,
            log level, log format, log driver, log type, log stream prefix, log interval, log queries,
            identity column, identity insert, max token, token limit, min token, lock timeout, public dns, public dns name,
            member count, member cluster, share count, market share, scope level, role description,
            owner count, capability type, key vault name""");

    /** Types of which every attribute is about security. */
    static final List<String> TYPES = terms("""
            aws_iam_*, aws_security_group*, aws_default_security_group, aws_vpc_security_group_*, aws_network_acl*,
            aws_default_network_acl, aws_kms_*, aws_secretsmanager_*, aws_s3_bucket_policy, aws_s3_bucket_acl,
            aws_s3_bucket_public_access_block, aws_s3_account_public_access_block, aws_s3_bucket_ownership_controls,
            aws_s3_access_point, aws_cloudtrail*, aws_guardduty_*, aws_securityhub_*, aws_config_*, aws_macie2_*,
            aws_inspector2_*, aws_detective_*, aws_accessanalyzer_*, aws_waf*, aws_shield_*, aws_networkfirewall_*,
            aws_lambda_permission, aws_sqs_queue_policy, aws_sns_topic_policy, aws_ecr_repository_policy,
            aws_ecr_registry_policy, aws_organizations_policy*, aws_ssoadmin_*, aws_identitystore_*, aws_cognito_*,
            aws_flow_log, aws_acm*, aws_ram_*, aws_ebs_encryption_by_default, aws_ebs_snapshot_block_public_access,
            aws_key_pair, aws_eks_access_*, aws_eks_pod_identity_*,
            azurerm_network_security_*, azurerm_role_*, azurerm_key_vault*, azurerm_firewall*, azurerm_user_assigned_identity,
            azurerm_policy_*, azurerm_*_policy_assignment, azurerm_*_policy_exemption, azurerm_security_center_*,
            azurerm_sentinel_*, azurerm_monitor_diagnostic_setting, azurerm_federated_identity_credential,
            azurerm_web_application_firewall_policy, azurerm_private_endpoint, azurerm_management_lock,
            azurerm_storage_account_network_rules, azurerm_mssql_firewall_rule, azurerm_*_firewall_rule,
            azurerm_network_watcher_flow_log, azuread_*,
            google_*_iam_*, google_service_account*, google_compute_firewall*, google_kms_*, google_secret_manager_*,
            google_compute_security_policy*, google_compute_ssl_*, google_org_policy_*, google_*_organization_policy,
            google_access_context_manager_*, google_logging_*_sink, google_iap_*, google_binary_authorization_*, google_iam_*,
            google_identity_platform_*, google_privateca_*, google_scc_*,
            kubernetes_role*, kubernetes_cluster_role*, kubernetes_network_policy*, kubernetes_secret*,
            kubernetes_service_account*, kubernetes_pod_security_policy*, kubernetes_certificate_signing_request*,
            kubernetes_validating_webhook_*, kubernetes_mutating_webhook_*, kubernetes_token_*,
            vault_*, tls_*, github_repository_deploy_key, github_branch_protection*""");

    /** Types with policies that are about something else: there, {@code policy} is no word of security. */
    static final List<String> POLICY_IS_NO_ACCESS = terms("""
            aws_autoscaling_*, aws_appautoscaling_*, aws_dlm_*, aws_backup_*, aws_ecr_lifecycle_policy, aws_lb_cookie_*,
            aws_cloudfront_cache_policy, aws_cloudfront_origin_request_policy, aws_efs_backup_policy, aws_emr_*_policy,
            azurerm_backup_policy_*, azurerm_data_protection_backup_policy_*, azurerm_monitor_autoscale_setting,
            azurerm_storage_management_policy, google_compute_*autoscaler, google_compute_resource_policy*,
            google_dns_policy, google_monitoring_alert_policy, kubernetes_horizontal_pod_autoscaler*,
            kubernetes_pod_disruption_budget*, newrelic_*, datadog_*""");

    /** Names under which nothing is about security: what people call and describe things by, and what providers keep books with. */
    static final List<String> NEVER = terms("""
            tags, tags_all, labels, labels_all, effective_labels, terraform_labels, *_tags_all, description, comment, comments,
            display_name, timeouts, etag, fingerprint, label_fingerprint, metadata_fingerprint, tags_fingerprint,
            creation_date, create_date, create_time, created_at, created_date, created_time, creation_time, created_on,
            last_modified*, last_updated*, last_used*, update_time, updated_at, updated_on, updated_time, modified_at,
            resource_version, generation, self_link""");

    /** Attributes that are about security although their names say nothing of it, with their types. */
    static final List<String> ALWAYS =
            terms("google_compute_instance*:tags, google_container_*:tags, azurerm_storage_*:default_action");

    private SecurityTable() {}

    private static List<String> terms(String text) {
        return Stream.of(text.replaceAll("\\s+", " ").split(","))
                .map(String::strip)
                .toList();
    }
}

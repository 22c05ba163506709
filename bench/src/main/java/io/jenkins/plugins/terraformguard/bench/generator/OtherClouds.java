package io.jenkins.plugins.terraformguard.bench.generator;

import static io.jenkins.plugins.terraformguard.bench.generator.ResourceKind.managed;
import static io.jenkins.plugins.terraformguard.bench.generator.Values.map;

import java.util.List;

/** Resources of Azure and Google, and random values. */
final class OtherClouds {
    static final ResourceKind STORAGE_ACCOUNT = managed(
                    Provider.AZURE,
                    "azurerm_storage_account",
                    List.of("id", "primary_blob_endpoint", "primary_access_key"),
                    "tags",
                    "name",
                    random -> {
                        String name = random.word() + random.hex(6);
                        return map(
                                "access_tier",
                                "Hot",
                                "account_replication_type",
                                "GRS",
                                "account_tier",
                                "Standard",
                                "https_traffic_only_enabled",
                                !random.oneIn(20),
                                "id",
                                "/subscriptions/" + random.hex(32) + "/resourceGroups/" + random.word()
                                        + "/providers/Microsoft.Storage/storageAccounts/" + name,
                                "location",
                                "westeurope",
                                "min_tls_version",
                                "TLS1_2",
                                "name",
                                name,
                                "network_rules",
                                List.of(map("default_action", "Deny", "ip_rules", List.of())),
                                "primary_access_key",
                                random.letters(64) + "==",
                                "primary_blob_endpoint",
                                "https://" + name + ".blob.core.windows.net/",
                                "tags",
                                map("owner", random.word()),
                                "timeouts",
                                null);
                    })
            .hiding("primary_access_key");

    static final ResourceKind AZURE_RULE = managed(
            Provider.AZURE,
            "azurerm_network_security_rule",
            List.of("id"),
            "priority",
            "name",
            random -> map(
                    "access",
                    "Allow",
                    "destination_port_range",
                    "443",
                    "direction",
                    "Inbound",
                    "id",
                    "/subscriptions/" + random.hex(32) + "/securityRules/" + random.word(),
                    "name",
                    random.word(),
                    "priority",
                    100 + random.below(3000),
                    "protocol",
                    "Tcp",
                    "source_address_prefix",
                    random.address()));

    static final ResourceKind GOOGLE_BUCKET = managed(
            Provider.GOOGLE, "google_storage_bucket", List.of("id", "self_link", "url"), "labels", "name", random -> {
                String name = random.word() + "-" + random.hex(8);
                return map(
                        "force_destroy",
                        false,
                        "id",
                        name,
                        "labels",
                        map("team", random.word()),
                        "location",
                        "EU",
                        "name",
                        name,
                        "project",
                        random.word() + "-project",
                        "public_access_prevention",
                        random.oneIn(20) ? "inherited" : "enforced",
                        "self_link",
                        "https://www.googleapis.com/storage/v1/b/" + name,
                        "uniform_bucket_level_access",
                        true,
                        "url",
                        "gs://" + name,
                        "versioning",
                        List.of(map("enabled", true)));
            });

    static final ResourceKind FIREWALL = managed(
            Provider.GOOGLE,
            "google_compute_firewall",
            List.of("creation_timestamp", "id", "self_link"),
            "priority",
            "name",
            random -> map(
                    "allow",
                    List.of(map("ports", List.of("443"), "protocol", "tcp")),
                    "creation_timestamp",
                    "2024-05-06T07:08:09.000-07:00",
                    "direction",
                    "INGRESS",
                    "disabled",
                    false,
                    "id",
                    "projects/" + random.word() + "/global/firewalls/" + random.word(),
                    "name",
                    random.word() + "-" + random.hex(4),
                    "priority",
                    1000,
                    "self_link",
                    "https://www.googleapis.com/compute/v1/" + random.hex(12),
                    "source_ranges",
                    List.of(random.address() + "/32")));

    static final ResourceKind PASSWORD = managed(
                    Provider.RANDOM,
                    "random_password",
                    List.of("bcrypt_hash", "id", "result"),
                    "length",
                    "special",
                    random -> map(
                            "bcrypt_hash",
                            random.letters(60),
                            "id",
                            "none",
                            "keepers",
                            null,
                            "length",
                            24,
                            "lower",
                            true,
                            "min_lower",
                            0,
                            "result",
                            random.letters(24),
                            "special",
                            true))
            .hiding("bcrypt_hash", "result");

    private OtherClouds() {}
}

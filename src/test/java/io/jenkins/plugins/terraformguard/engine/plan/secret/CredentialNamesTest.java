package io.jenkins.plugins.terraformguard.engine.plan.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialNamesTest {
    private static final List<String> SECRET = List.of(
            "password",
            "master_password",
            "administrator_login_password",
            "user_passwd",
            "db_pwd",
            "db_pass",
            "admin_pw",
            "key_passphrase",
            "wifi_psk",
            "secret",
            "client_secret",
            "secret_key",
            "secret_access_key",
            "primary_access_key",
            "storage_account_access_key",
            "account_key",
            "tunnel1_preshared_key",
            "api_key",
            "private_key",
            "private_key_pem",
            "private_key_openssh",
            "private_key_pem_pkcs8",
            "private_key_base64",
            "secret_key_base",
            "encryption_key",
            "signing_key",
            "license_key",
            "token",
            "access_token",
            "auth_token",
            "oauth_token",
            "token_secret",
            "connection_string",
            "primary_blob_connection_string",
            "secret_string",
            "secret_value",
            "secret_data",
            "password_hash",
            "password_wo",
            "old_password",
            "password_1",
            "ses_smtp_password_v4",
            "key_material_base64",
            "google_application_credentials");

    private static final List<String> HARMLESS = List.of(
            "password_policy",
            "password_length",
            "min_password_length",
            "password_wo_version",
            "password_reset_required",
            "admin_password_enabled",
            "require_password",
            "manage_master_user_password",
            "get_password_data",
            "password_file",
            "passwordless",
            "secret_name",
            "secret_arn",
            "secret_id",
            "secret_version",
            "secret_manager_secret",
            "secretsmanager_endpoint",
            "image_pull_secret",
            "secretary",
            "kms_key_id",
            "key_name",
            "key_id",
            "key",
            "public_key",
            "ssh_key",
            "access_key_id",
            "private_key_id",
            "api_key_source",
            "partition_key",
            "hash_key",
            "token_ttl",
            "token_url",
            "token_type",
            "token_endpoint",
            "http_tokens",
            "creation_token",
            "next_token",
            "idempotency_token",
            "tokenizer",
            "credentials_file",
            "connection_string_name",
            "authorization",
            "bypass",
            "compass",
            "private_ip",
            "pwd_dir",
            "data_base",
            "");

    static List<String> secret() {
        return SECRET;
    }

    static List<String> harmless() {
        return HARMLESS;
    }

    @ParameterizedTest
    @MethodSource("secret")
    void secretInEveryNotation(String name) {
        notations(name).forEach(notation -> assertTrue(CredentialNames.isSecretName(notation), notation));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void harmlessInEveryNotation(String name) {
        notations(name).forEach(notation -> assertFalse(CredentialNames.isSecretName(notation), notation));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PGPASSWORD",
                "MYSQL_ROOT_PASSWORD",
                "DbPassword",
                "apikey",
                "X-Api-Key",
                "spring.datasource.password",
                "userPass",
                ".dockerconfigjson",
                "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING",
                "accessToken2",
                "_authToken"
            })
    void secretAsFoundInTheWild(String name) {
        assertTrue(CredentialNames.isSecretName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"isPassword", "hasSecret", "requiresPassword", "PASSWORD.FILE", "1", "_", "__1", "\u212a"})
    void harmlessAsFoundInTheWild(String name) {
        assertFalse(CredentialNames.isSecretName(name));
    }

    @Test
    void longNamesTakeNoTime() {
        assertFalse(CredentialNames.isSecretName("_".repeat(1 << 20)));
        assertFalse(CredentialNames.isSecretName("_value".repeat(1 << 18)));
        assertTrue(CredentialNames.isSecretName("password_".repeat(1 << 18)));
    }

    @Test
    void placeholdersAreNoSecrets() {
        for (String value : List.of(
                "",
                " ",
                "true",
                "False",
                "null",
                "***",
                "********",
                "xxxxxxxx",
                "REDACTED",
                "[redacted]",
                "(sensitive value)",
                "(known after apply)",
                "${var.password}",
                "$(cat x)",
                "$PASSWORD",
                "%PASSWORD%",
                "{{ password }}",
                "#{Password}#",
                "((password))",
                "<password>",
                "__DB_PASSWORD__",
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1B2c3",
                "arn:aws:ssm:eu-west-1:123456789012:parameter/db/password",
                "vault:secret/data/db#password",
                "@Microsoft.KeyVault(SecretUri=https://x.vault.azure.net/secrets/db)",
                "https://x.vault.azure.net/secrets/db/0123456789abcdef",
                "projects/p/secrets/db/versions/latest",
                "projects/p/locations/l/keyRings/r/cryptoKeys/k",
                "{{resolve:secretsmanager:db:SecretString:password}}",
                "/run/secrets/db",
                "op://vault/db/password")) {
            assertTrue(CredentialNames.isPlaceholder(value), value);
        }
    }

    @Test
    void weakPasswordsAreNoPlaceholders() {
        for (String value : List.of(
                "changeme",
                "<a>hunter2</a>",
                "[[\"user\",\"hunter2\"]]",
                "${a}hunter2${b}",
                "{{a}}hunter2{{b}}",
                "((a))hunter2((b))",
                "__hunter2__",
                "${PASSWORD:-hunter22}",
                "password",
                "secret",
                "hunter2",
                "$ecret1",
                "P${x}",
                "arn:aws",
                "arn:a:b:c:d:e f",
                "projects/x",
                "xx",
                "**a**",
                "<",
                "https://user:pw@x.vault.azure.net/secrets",
                "vault")) {
            assertFalse(CredentialNames.isPlaceholder(value), value);
        }
    }

    @Test
    void aPlaceholderMayBeHuge() {
        assertEquals(true, CredentialNames.isPlaceholder("*".repeat(1 << 20)));
        assertEquals(false, CredentialNames.isPlaceholder("*".repeat(1 << 20) + "a"));
    }

    private static Stream<String> notations(String snake) {
        StringBuilder camel = new StringBuilder();
        for (String word : snake.split("_")) {
            camel.append(camel.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return Stream.of(snake, snake.toUpperCase(Locale.ROOT), snake.replace('_', '-'), camel.toString());
    }
}

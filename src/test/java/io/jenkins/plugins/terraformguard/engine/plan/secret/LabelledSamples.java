package io.jenkins.plugins.terraformguard.engine.plan.secret;

/** Samples of values with a label, as configurations, programs, messages and prose have them. */
final class LabelledSamples {
    private static final String KEY = Sample.of(Sample.ALNUM, 30) + "4";

    private LabelledSamples() {}

    static void addTo(Samples samples) {
        configurations(samples);
        objects(samples);
        notSecret(samples);
        programs(samples);
        names(samples);
    }

    private static void configurations(Samples samples) {
        samples.hit(
                CredentialRule.LABELLED,
                "Server=tcp:x.database.windows.net;User ID=a;Password=Sup3rS3cret!;Encrypt=true",
                "Data Source=x;Uid=sa;Pwd=hunter22;",
                "jdbc:sqlserver://x;user=sa;password=hunter22",
                "host=db user=app password=hunterhunter dbname=app",
                "password=hunter22",
                "password = hunter22",
                "password: hunter22",
                "  password: hunterhunter\n  user: x",
                "password: \"correct horse battery staple\"",
                "password: |\n  hunter22\n",
                "a: 1\n- db_password: 'hunter22'",
                "spring.datasource.password=hunter22",
                "[client]\nuser=root\npassword = hunter22\n",
                "#!/bin/sh\nexport DB_PASS=hunter22\n",
                "export PGPASSWORD='hunter22' && psql",
                "line one\\nDB_PASSWORD=hunter22\\n",
                "mysql --password=hunter22 -u root",
                "mysql --password hunter22 -u root",
                "<password>hunter22</password>",
                "<AdministratorPassword>\n  <Value>hunter22</Value>\n</AdministratorPassword>",
                "<add key=\"Password\" value=\"hunter22\" />",
                "https://x/?user=a&token=" + KEY,
                "token: " + KEY,
                "X-Api-Key: " + KEY,
                "client_secret=" + KEY,
                "apiKey: '" + KEY + "',",
                "root_password: $6$rounds=4096$" + KEY,
                "ALTER ROLE x WITH LOGIN PASSWORD 'hunter22'",
                "password => 'hunter22'",
                "password=changeme",
                "PASSWORD=${PASSWORD:-hunter22}",
                "psql ${PGPASSWORD:-hunterhunter}",
                "${spring.db.password:hunter22}",
                "The initial password is Password=S3cret!x and must be changed");
    }

    private static void objects(Samples samples) {
        samples.hit(
                CredentialRule.LABELLED,
                "{\"password\":\"hunter22\"}",
                "{\\\"password\\\": \\\"hunter22\\\"}",
                "{\\\\\\\"password\\\\\\\":\\\\\\\"hunter22\\\\\\\"}",
                "[{\"name\":\"DB_PASSWORD\",\"value\":\"hunter22\"}]",
                "[{\"name\": \"DB_PASSWORD\",\n  \"value\": \"hunter22\"}]",
                "{\\\"name\\\":\\\"DB_PASSWORD\\\",\\\"value\\\":\\\"hunter22\\\"}",
                "{\"ParameterKey\":\"DbPassword\",\"ParameterValue\":\"hunter22\"}",
                "env:\n- name: DB_PASSWORD\n  value: hunter22\n",
                "[\"app\",\"--db-password\",\"hunter22\"]",
                "config[\"password\"] = \"hunter22\"");
        samples.miss(
                CredentialRule.LABELLED,
                "[{\"name\":\"DB_PASSWORD\",\"valueFrom\":\"arn:aws:ssm:eu-west-1:123456789012:parameter/db\"}]",
                "env:\n- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: db-credentials\n      key: password\n",
                "[{\"name\":\"PASSWORD_MIN_LENGTH\",\"value\":\"sixteen16\"}]",
                "{\"password\":{\"type\":\"string\",\"description\":\"a1b2c3d4\"}}",
                "{\"password\":[\"a1b2c3d4\"]}",
                "{\"password\":\"string\"}",
                "{\"password\":\"\"}",
                "{\"password\":null,\"user\":\"a1b2c3d4\"}",
                "[\"app\",\"--password-file\",\"/run/secrets/db\"]");
    }

    private static void notSecret(Samples samples) {
        samples.miss(
                CredentialRule.LABELLED,
                "Password: must be set",
                "Password must be at least 12 characters long",
                "Error: password: is required and must not be empty",
                "The master password",
                "password: required",
                "Password: Required",
                "token: optional",
                "password=true",
                "password: false",
                "password=",
                "password=short",
                "password = \"the password of the database\"",
                "password=Please choose another one from the list",
                "secret: db-credentials-v2",
                "secret: my-app/prod/db",
                "secret: kubernetes",
                "token: repo-sync",
                "secretName: app-tls-2024",
                "password=***",
                "password: ********",
                "password=<password>",
                "password: (sensitive value)",
                "password: '[REDACTED]'",
                "password: /run/secrets/db_password",
                "password: file:///etc/app/password1",
                "use <password> or <token> at host12345 here",
                "token_url: https://login.example.com/oauth2/v2.0/token",
                "token: https://login.example.com/oauth2/v2.0/token");
    }

    private static void programs(Samples samples) {
        samples.miss(
                CredentialRule.LABELLED,
                "password = var.db_password",
                "password = var.db",
                "password=var.db1",
                "password = local.passwords[\"db1\"]",
                "password = random_password.db1.result",
                "password = \"${random_password.db.result}\"",
                "password = $PASSWORD",
                "PASSWORD=${PASSWORD:-$OTHER_PASSWORD}",
                "PASSWORD=$PASSWORD",
                "PASSWORD=${PASSWORD:-}",
                "PASSWORD=${PASSWORD:?required12}",
                "PASSWORD=$(aws secretsmanager get-secret-value --secret-id db1)",
                "PASSWORD=\"$(cat /run/secrets/db1)\"",
                "PASSWORD=%PASSWORD%",
                "password: {{ .Values.db1.password }}",
                "password: !vault |\n",
                "password: *db_password",
                "password = os.environ[\"DB1_PASSWORD\"]",
                "password=os.getenv(\"DB1_PASSWORD\")",
                "password: process.env.DB1_PASSWORD",
                "connect(user=user, password=password)",
                "const password = getPassword()",
                "this.token = token",
                "token = response1.json()[\"token\"]",
                "if password == confirmation",
                "for (String accessToken : accessTokens) {",
                "throw new Error(\"no token: \" + reason1);",
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db1/app-a1B2c3",
                "registry.example.com/team/token:1a2b3c4d5e6f",
                "AWS::SecretsManager::Secret::Abc123456",
                "Password::Hash1234");
    }

    private static void names(Samples samples) {
        samples.miss(
                CredentialRule.LABELLED,
                "key: a1b2c3d4e5f6",
                "key_name=deployer1234",
                "public_key: a1b2c3d4e5f6",
                "kms_key_id=1234abcd-12ab-34cd-56ef-1234567890ab",
                "password_policy=strict12345",
                "passwordless=a1b2c3d4e5f6",
                "tokenizer=a1b2c3d4e5f6",
                "secretary: a1b2c3d4e5f6",
                "bypass=a1b2c3d4e5f6",
                "creation_token = a1b2c3d4e5f6",
                "PWD_DIR=a1b2c3d4e5f6");
    }
}

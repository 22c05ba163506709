package io.jenkins.plugins.terraformguard.engine.plan.secret;

/** Samples of secrets that are known by what stands around them. */
final class TextSamples {
    private static final String TOKEN = Sample.of(Sample.ALNUM, 24) + "7";

    private TextSamples() {}

    static void addTo(Samples samples) {
        headers(samples);
        urls(samples);
        commands(samples);
        LabelledSamples.addTo(samples);
    }

    private static void headers(Samples samples) {
        String basic = Sample.base64("admin:correct horse");
        samples.hit(
                CredentialRule.AUTHORIZATION,
                "Authorization: Bearer " + TOKEN,
                "{\"Authorization\": \"Bearer " + TOKEN + "\"}",
                "-H 'authorization: bearer " + TOKEN + "'",
                "Bearer " + TOKEN,
                "Authorization: Basic " + basic,
                "Basic " + basic,
                "Authorization: ApiKey " + TOKEN,
                "{\"Authorization\":\"GenieKey " + TOKEN + "\"}",
                "Authorization: " + TOKEN);
        samples.miss(
                CredentialRule.AUTHORIZATION,
                "Authorization: Bearer ${token}",
                "Authorization: Bearer <token>",
                "Authorization: AWS4-HMAC-SHA256 Credential=x",
                "authorization: NONE",
                "{\"authorization\":\"COGNITO_USER_POOLS\"}",
                "Authorization is done by the gateway12345678 in front",
                "Bearer authentication is what the API asks for",
                "A bearer " + Sample.of(Sample.LOWER, 20),
                "Basic authentication",
                "Basic " + Sample.base64("no colon here at all"),
                "Basic " + Sample.base64("user:${password}"));
    }

    private static void urls(Samples samples) {
        samples.hit(
                CredentialRule.URL_PASSWORD,
                "postgres://app:pa55" + "word@db.internal:5432/app",
                "jdbc:postgresql://app:hunter2@db/app",
                "redis://:hunter2@cache:6379",
                "https://oauth2:hunter2@gitlab.example.com/x.git",
                "mongodb+srv://u:p%40ss@cluster0.example.net/?retryWrites=true",
                "amqp://u:p@ss@mq",
                "see \"ftp://u:hunter2@[::1]/x\" for it");
        samples.miss(
                CredentialRule.URL_PASSWORD,
                "postgres://app@db.internal:5432/app",
                "postgres://app:@db/app",
                "postgres://app:${var.password}@db/app",
                "postgres://app:$(cat /run/secrets/x)@db/app",
                "postgres://app:{{ password }}@db/app",
                "postgres://app:<password>@db/app",
                "postgres://app:***@db/app",
                "postgres://app:$PASSWORD@db/app",
                "postgres://%s:%s@%s/app",
                "https://example.com:8080/a@b",
                "https://example.com/?next=a:b@c",
                "git::ssh://git@github.com:acme/modules.git?ref=v1",
                "docker://registry:5000/app@sha256:" + Sample.of(Sample.HEX, 64),
                "://user:password@host");
    }

    private static void commands(Samples samples) {
        samples.hit(
                CredentialRule.COMMAND_PASSWORD,
                "curl -u admin:hunter2 https://x",
                "curl -sSf --user 'ci@example.com:hunter2' https://x",
                "wget -q -u admin:hunter2 https://x",
                "docker login -u ci -p hunter2 registry.example.com",
                "az login --service-principal -u x -p 'hunter2'",
                "sshpass -p hunter2 ssh root@host",
                "machine github.com login ci password hunter2",
                "machine github.com\\nlogin ci\\npassword hunter2",
                "machine github.com\n  login ci\n  password hunter2\n",
                "$p = ConvertTo-SecureString 'hunter2' -AsPlainText -Force",
                "$p = ConvertTo-SecureString -String \"hunter2\" -AsPlainText -Force");
        samples.miss(
                CredentialRule.COMMAND_PASSWORD,
                "curl -u admin https://x",
                "curl -u \"$USER:$PASSWORD\" https://x",
                "curl -u admin:$PASSWORD https://x",
                "curl -u admin:${PASSWORD} https://x",
                "docker run -u 1000:10000 image",
                "docker login && docker run -p 8080:80 image",
                "docker login -u ci -p $PASSWORD",
                "docker login -u ci --password-stdin",
                "mkdir -p /opt/login/data",
                "machine learning login page",
                "machine github.com login ci password $PASSWORD",
                "ConvertTo-SecureString $p -AsPlainText",
                "ConvertTo-SecureString \"$p\" -AsPlainText");
        samples.hit(
                CredentialRule.SQL_PASSWORD,
                "CREATE USER 'app'@'%' IDENTIFIED BY 'hunter2';",
                "create user app identified by \"hunter2\"",
                "ALTER USER x IDENTIFIED BY PASSWORD '*" + Sample.of(Sample.HEX, 40) + "'");
        samples.miss(
                CredentialRule.SQL_PASSWORD,
                "CREATE USER app IDENTIFIED BY '${password}'",
                "CREATE USER app IDENTIFIED BY password",
                "buckets are identified by their names");
    }
}

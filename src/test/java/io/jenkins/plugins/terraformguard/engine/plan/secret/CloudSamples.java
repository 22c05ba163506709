package io.jenkins.plugins.terraformguard.engine.plan.secret;

import static io.jenkins.plugins.terraformguard.engine.plan.secret.Sample.ALNUM;
import static io.jenkins.plugins.terraformguard.engine.plan.secret.Sample.HEX;
import static io.jenkins.plugins.terraformguard.engine.plan.secret.Sample.UPPER;
import static io.jenkins.plugins.terraformguard.engine.plan.secret.Sample.WORD;
import static io.jenkins.plugins.terraformguard.engine.plan.secret.Sample.of;

/** Samples of clouds and of keys. */
final class CloudSamples {
    private static final String BASE32 = UPPER + "234567";

    private CloudSamples() {}

    static void addTo(Samples samples) {
        aws(samples);
        azure(samples);
        google(samples);
        others(samples);
        keys(samples);
        jwt(samples);
    }

    private static void aws(Samples samples) {
        samples.exactToken(CredentialRule.AWS_ACCESS_KEY, BASE32, 16, "AKIA", "ASIA");
        samples.hit(CredentialRule.AWS_ACCESS_KEY, "AKIA" + "IOSFODNN7" + "EXAMPLE");
        samples.miss(CredentialRule.AWS_ACCESS_KEY, "AIDA" + of(BASE32, 16), "akia" + of(HEX, 16));
        String secret = of(ALNUM + "/+", 40);
        samples.hit(
                CredentialRule.AWS_SECRET_KEY,
                "aws_secret_access_key=" + secret,
                "[default]\naws_secret_access_key = " + secret + "\n",
                "{\"SecretAccessKey\": \"" + secret + "\"}",
                "export AWS_SECRET_ACCESS_KEY='" + secret + "'");
        samples.miss(
                CredentialRule.AWS_SECRET_KEY,
                secret,
                "aws_secret_access_key=" + secret.substring(0, 4),
                "aws_secret_access_key_arn=" + secret);
        samples.hit(
                CredentialRule.PRESIGNED_URL,
                "https://b.s3.amazonaws.com/k?X-Amz-Expires=60&X-Amz-Signature=" + of(HEX, 64),
                "https://storage.googleapis.com/b/k?X-Goog-Signature=" + of(HEX, 512));
        samples.miss(CredentialRule.PRESIGNED_URL, "https://b/k?X-Amz-Signature=" + of(HEX, 20));
    }

    private static void azure(Samples samples) {
        String key = of(ALNUM + "+/", 86) + "==";
        samples.hit(
                CredentialRule.AZURE_STORAGE_KEY,
                "DefaultEndpointsProtocol=https;AccountName=x;AccountKey=" + key + ";EndpointSuffix=core.windows.net",
                "Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=root;SharedAccessKey=" + of(ALNUM, 43)
                        + "=",
                "HostName=x.azure-devices.net;DeviceId=d;SharedAccessKey=" + of(ALNUM, 43) + "=");
        samples.miss(
                CredentialRule.AZURE_STORAGE_KEY,
                "AccountName=x;AccountKey=${key};EndpointSuffix=y",
                "SharedAccessKeyName=RootManageSharedAccessKey");
        String signature = of(ALNUM, 43) + "%3D";
        samples.hit(
                CredentialRule.AZURE_SAS,
                "https://x.blob.core.windows.net/c?sv=2022-11-02&sp=r&sig=" + signature,
                "?sv=2022-11-02\\u0026sig=" + signature,
                "SharedAccessSignature sr=x&sig=" + signature + "&se=1700000000&skn=root");
        samples.miss(
                CredentialRule.AZURE_SAS,
                "https://x/c?sig=" + of(ALNUM, 12),
                "https://x/c?sig=" + of(ALNUM, 43),
                "https://x/c?bigsig=" + signature);
        String tail = of(ALNUM + "_~.-", 32) + "aZ";
        samples.hit(CredentialRule.AZURE_CLIENT_SECRET, "aB~8Q~" + tail, "x = aB.7Q~" + tail, "(Ab_1Q~" + tail + ")");
        samples.miss(
                CredentialRule.AZURE_CLIENT_SECRET,
                "aB8Q~" + tail,
                "aBcdQ~" + tail,
                "aBcd8Q~" + tail,
                "abc8Q~" + of(ALNUM, 20),
                "abc8Q~" + tail + tail);
    }

    private static void google(Samples samples) {
        samples.exactToken(CredentialRule.GOOGLE_API_KEY, WORD, 35, "AIza");
        samples.exactToken(CredentialRule.GOOGLE_OAUTH_SECRET, WORD, 28, "GOCSPX-");
        samples.token(CredentialRule.GOOGLE_ACCESS_TOKEN, WORD, 20, "ya29.");
        String json = "{\"type\": \"service_account\", \"private_key_id\": \"%s\", \"private_key\": \"%s\"}";
        String key = Sample.pem("PRIVATE KEY").replace("\n", "\\n");
        samples.hit(
                CredentialRule.GOOGLE_SERVICE_ACCOUNT,
                String.format(json, of(HEX, 40), key),
                String.format(json, of(HEX, 40), key).replace("\\", "\\\\").replace("\"", "\\\""));
        samples.miss(CredentialRule.GOOGLE_SERVICE_ACCOUNT, String.format(json, of(HEX, 40), "${var.key}"));
    }

    private static void others(Samples samples) {
        samples.exactToken(CredentialRule.DIGITALOCEAN, HEX, 64, "dop_v1_", "doo_v1_", "dor_v1_");
        samples.exactToken(CredentialRule.HEROKU, WORD, 58, "HRKU-AA");
        samples.exactToken(CredentialRule.FLY, WORD, 43, "fo1_");
        samples.token(CredentialRule.FLY, ALNUM + "+/", 100, "fm1r_", "fm1a_", "fm2_");
        String[] kinds = {"tskey-auth-", "tskey-api-", "tskey-client-"};
        for (String kind : kinds) {
            samples.hit(CredentialRule.TAILSCALE, kind + of(ALNUM, 17) + "-" + of(ALNUM, 32));
            samples.miss(CredentialRule.TAILSCALE, kind + of(ALNUM, 17), "x" + kind + of(ALNUM, 17));
        }
    }

    private static void keys(Samples samples) {
        for (String label : new String[] {
            "PRIVATE KEY",
            "RSA PRIVATE KEY",
            "EC PRIVATE KEY",
            "DSA PRIVATE KEY",
            "OPENSSH PRIVATE KEY",
            "ENCRYPTED PRIVATE KEY",
            "PGP PRIVATE KEY BLOCK"
        }) {
            String pem = Sample.pem(label);
            samples.hit(
                    CredentialRule.PRIVATE_KEY,
                    pem,
                    pem.replace("\n", "\r\n"),
                    pem.replace("\n", "\\n"),
                    pem.replace("\n", " "),
                    "    " + pem.replace("\n", "\n" + " ".repeat(40)),
                    "{\"client-key-data\": \"" + Sample.base64(pem) + "\"}");
            samples.miss(
                    CredentialRule.PRIVATE_KEY,
                    "begins with -----BEGIN " + label + "----- and nothing else",
                    "-----BEGIN " + label + "-----\n-----END " + label + "-----",
                    "-----BEGIN " + label + "-----\n...\n-----END " + label + "-----",
                    "A " + label + " in prose");
        }
        samples.hit(
                CredentialRule.PRIVATE_KEY,
                "-----BEGIN RSA " + "PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: DES-EDE3-CBC,0\n\nabc",
                "---- BEGIN SSH2 ENCRYPTED " + "PRIVATE KEY ----\n" + of(ALNUM, 70),
                "PuTTY-User-" + "Key-File-3: ssh-ed25519\nEncryption: none");
        for (String label : new String[] {"CERTIFICATE", "PUBLIC KEY", "RSA PUBLIC KEY", "CERTIFICATE REQUEST"}) {
            samples.miss(CredentialRule.PRIVATE_KEY, Sample.pem(label), Sample.base64(Sample.pem(label)));
        }
        samples.miss(
                CredentialRule.PRIVATE_KEY,
                Sample.pem("PGP PUBLIC KEY BLOCK"),
                "ssh-rsa AAAAB3NzaC1yc2E" + of(ALNUM + "+/", 340) + "== user@host");
        String age = "AGE-SECRET-KEY-1" + of("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58);
        samples.hit(CredentialRule.AGE_KEY, age);
        samples.miss(CredentialRule.AGE_KEY, age.substring(0, 70), "age1" + of("qpzry9x8gf2tvdw0s3jn54khce6mua7l", 58));
        String jwk = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"d\":\"" + of(WORD, 43) + "\"}";
        samples.hit(
                CredentialRule.PRIVATE_JWK,
                jwk,
                jwk.replace("\"", "\\\""),
                jwk.replace(":", " : "),
                "{\"k\":\"" + of(WORD, 43) + "\",\"kty\":\"oct\"}");
        samples.miss(
                CredentialRule.PRIVATE_JWK,
                "{\"kty\":\"EC\",\"x\":\"" + of(WORD, 43) + "\"}",
                "{\"d\":\"" + of(WORD, 43) + "\"}",
                "{\"kty\":\"EC\",\"d\":\"" + of(WORD, 10) + "\"}",
                "{\"kty\":\"RSA\",\"k\":\"" + of(WORD, 43) + "\"}");
    }

    private static void jwt(Samples samples) {
        String header = Sample.base64Url("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
        String payload = Sample.base64Url("{\"sub\":\"system:serviceaccount:default:x\"}");
        String jwt = header + "." + payload + "." + of(WORD, 342);
        samples.hit(CredentialRule.JSON_WEB_TOKEN, jwt, "https://x/?t=" + jwt, "{\"t\":\"" + jwt + "\"}", "a\\n" + jwt);
        samples.miss(
                CredentialRule.JSON_WEB_TOKEN,
                header + "." + payload,
                header + payload + of(WORD, 40),
                Sample.base64Url("{\"typ\":\"JWT\",\"x\":1}") + "." + payload + "." + of(WORD, 40),
                header + ".." + of(WORD, 40));
    }
}

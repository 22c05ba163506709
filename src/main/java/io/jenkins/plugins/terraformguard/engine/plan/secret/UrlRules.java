package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.util.List;

/** Credentials in URLs: passwords before the host, signatures in the query, webhooks whose path is the secret. */
final class UrlRules {
    private static final CharSet SCHEME = CharSet.of("0-9A-Za-z+.-");
    private static final CharSet HOST_START = CharSet.of("0-9A-Za-z[${_%");
    private static final CharSet ENCODED = CharSet.of("0-9A-Za-z%+/=_-");
    private static final CharSet PATH = CharSet.of("0-9A-Za-z@/_-");
    private static final int AUTHORITY = 1024;
    private static final int SIGNATURE = 2048;

    private UrlRules() {}

    static List<Anchor> anchors() {
        Check slack = webhook(CredentialRule.SLACK_WEBHOOK, 24);
        return List.of(
                Anchor.exact("://", UrlRules::password),
                Anchor.anyCase("sig=", UrlRules::sharedAccess),
                Anchor.anyCase("x-amz-signature=", UrlRules::presigned),
                Anchor.anyCase("x-goog-signature=", UrlRules::presigned),
                Anchor.anyCase("hooks.slack.com/services/", slack),
                Anchor.anyCase("hooks.slack.com/workflows/", slack),
                Anchor.anyCase("hooks.slack.com/triggers/", slack),
                Anchor.anyCase(".webhook.office.com/webhookb2/", webhook(CredentialRule.TEAMS_WEBHOOK, 60)),
                Anchor.anyCase("/api/webhooks/", UrlRules::discord));
    }

    /** {@code scheme://user:password@host}; the user may be empty. */
    private static CredentialRule password(String text, int start, int end) {
        if (!SCHEME.at(text, start - 1)) {
            return null;
        }
        int colon = -1;
        int at = -1;
        int limit = Math.min(text.length(), end + AUTHORITY);
        for (int i = end; i < limit; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '/' || c == '?' || c == '#' || c == '\\' || CharSet.QUOTE.has(c)) {
                break;
            }
            if (c == '@') {
                at = i;
            } else if (c == ':' && colon < 0) {
                colon = i;
            }
        }
        boolean found = colon >= 0
                && at > colon + 1
                && HOST_START.at(text, at + 1)
                && !isLeftOpen(text.substring(colon + 1, at));
        return found ? CredentialRule.URL_PASSWORD : null;
    }

    private static boolean isLeftOpen(String password) {
        return Placeholders.isPlaceholder(password) || Placeholders.hasExpression(password) || password.equals("%s");
    }

    /** The signature of a shared access signature: 32 bytes in base64, percent-encoded or not. */
    private static CredentialRule sharedAccess(String text, int start, int end) {
        char before = start == 0 ? '?' : text.charAt(start - 1);
        boolean query = before == '?' || before == '&' || before == ';' || before == ' ';
        if (!query && !Boundary.escapeEndsAt(text, start)) {
            return null;
        }
        int length = ENCODED.run(text, end, 140);
        String value = text.substring(end, end + length);
        return length >= 43 && length < 140 && (value.contains("%3") || value.endsWith("="))
                ? CredentialRule.AZURE_SAS
                : null;
    }

    private static CredentialRule presigned(String text, int start, int end) {
        return CharSet.HEX.run(text, end, SIGNATURE) >= 64 ? CredentialRule.PRESIGNED_URL : null;
    }

    private static Check webhook(CredentialRule rule, int min) {
        return (text, start, end) -> PATH.run(text, end, 400) >= min ? rule : null;
    }

    private static CredentialRule discord(String text, int start, int end) {
        boolean host = Nearby.contains(text, "discord", start - 16, start);
        int id = CharSet.DIGIT.run(text, end, 24);
        boolean found = host
                && id >= 16
                && text.startsWith("/", end + id)
                && CharSet.BASE64_URL.run(text, end + id + 1, 120) >= 50;
        return found ? CredentialRule.DISCORD_WEBHOOK : null;
    }
}

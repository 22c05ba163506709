package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.util.List;

/** Private keys in their usual encodings. Public keys and certificates are none. */
final class KeyRules {
    private static final CharSet LABEL = CharSet.of("A-Z0-9 ");
    private static final CharSet BODY = CharSet.of("0-9A-Za-z+/=");
    private static final int LABEL_CHARS = 40;
    /** So many base64 digits hold the header line of an encrypted private key, the longest. */
    private static final int ENCODED_HEADER = 52;

    private static final int MAX_INDENT = 200;
    private static final int JWK_REACH = 2048;

    private KeyRules() {}

    static List<Anchor> anchors() {
        return List.of(
                Anchor.exact("PRIVATE KEY", KeyRules::pem),
                Anchor.exact("LS0tLS1CRUdJTi", KeyRules::encodedPem),
                Anchor.exact("PuTTY-User-Key-File-", KeyRules::putty),
                Anchor.exact("\"d\":", KeyRules::jwk),
                Anchor.exact("\"d\" ", KeyRules::jwk),
                Anchor.exact("\"d\\\"", KeyRules::jwk),
                Anchor.exact("\"k\":", KeyRules::jwk),
                Anchor.exact("\"k\" ", KeyRules::jwk),
                Anchor.exact("\"k\\\"", KeyRules::jwk));
    }

    private static CredentialRule pem(String text, int start, int end) {
        int label = start - LABEL.runBefore(text, start, LABEL_CHARS);
        int begin = Nearby.indexOf(text, "BEGIN ", label, start);
        // Five dashes, or four and a space as in the keys of SSH Communications.
        if (begin < 5 || !text.startsWith("----", begin - 5)) {
            return null;
        }
        int dashes = text.startsWith(" BLOCK", end) ? end + 6 : end;
        if (!text.startsWith("----", dashes) && !text.startsWith(" ----", dashes) || !hasBody(text, dashes)) {
            return null;
        }
        return Nearby.contains(text, "private_key", begin - 40, begin)
                ? CredentialRule.GOOGLE_SERVICE_ACCOUNT
                : CredentialRule.PRIVATE_KEY;
    }

    /** Whether there is more than the header line: prose about keys quotes only that. */
    private static boolean hasBody(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == ' ')) {
            at++;
        }
        int body = Whitespace.skipEscaped(text, at, MAX_INDENT);
        boolean newLine = Whitespace.hasLineBreak(text, at, body);
        if (text.startsWith("END ", body) || text.startsWith("-----END", body)) {
            return false;
        }
        if (newLine && CharSet.ALNUM.run(text, body, 20) >= 4) {
            return true;
        }
        return BODY.run(text, body, 16) == 16;
    }

    private static CredentialRule encodedPem(String text, int start, int end) {
        String header = Base64Run.ascii(text, start, Math.min(text.length(), start + ENCODED_HEADER));
        return header.contains(" PRIVATE KEY") ? CredentialRule.PRIVATE_KEY : null;
    }

    private static CredentialRule putty(String text, int start, int end) {
        return CharSet.DIGIT.at(text, end) && text.startsWith(": ", end + 1) ? CredentialRule.PRIVATE_KEY : null;
    }

    /** A private exponent or a symmetric key, {@code "d"} or {@code "k"}, with {@code "kty"} nearby. */
    private static CredentialRule jwk(String text, int start, int end) {
        int at = start + 2;
        int quotes = 0;
        while (at < text.length() && at < end + 16 && " :\\\"\n\t".indexOf(text.charAt(at)) >= 0) {
            quotes += text.charAt(at) == '"' ? 1 : 0;
            at++;
        }
        int length = CharSet.BASE64_URL.run(text, at, 4096);
        if (quotes != 2 || length < 40) {
            return null;
        }
        int from = start - JWK_REACH;
        int to = at + length + JWK_REACH;
        boolean typed = Nearby.contains(text, "\"kty", from, to);
        boolean symmetric = text.charAt(start + 1) == 'k';
        return typed && (!symmetric || Nearby.contains(text, "\"oct", from, to)) ? CredentialRule.PRIVATE_JWK : null;
    }
}

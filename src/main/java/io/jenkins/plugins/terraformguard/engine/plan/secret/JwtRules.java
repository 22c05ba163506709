package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.util.List;

/** JSON Web Tokens: three parts of base64url with dots between, the first a JSON object that names an algorithm. */
final class JwtRules {
    private static final int HEADER_CHARS = 4096;

    private JwtRules() {}

    static List<Anchor> anchors() {
        // The base64 of an opening brace and a quotation mark.
        return List.of(Anchor.exact("eyJ", JwtRules::token));
    }

    private static CredentialRule token(String text, int start, int end) {
        // Only at the beginning of a run, so that no run is read more than a few times.
        if (CharSet.BASE64_URL.at(text, start - 1) && !Boundary.escapeEndsAt(text, start)) {
            return null;
        }
        int header = run(text, start);
        if (!isDot(text, header)) {
            return null;
        }
        int payload = run(text, header + 1);
        if (!isDot(text, payload) || payload == header + 1 || run(text, payload + 1) == payload + 1) {
            return null;
        }
        String json = Base64Run.ascii(text, start, Math.min(header, start + HEADER_CHARS));
        return json.contains("\"alg\"") ? CredentialRule.JSON_WEB_TOKEN : null;
    }

    private static int run(String text, int from) {
        return from + CharSet.BASE64_URL.run(text, from, text.length());
    }

    private static boolean isDot(String text, int index) {
        return index < text.length() && text.charAt(index) == '.';
    }
}

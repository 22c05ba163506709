package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.util.List;

/** Credentials in HTTP headers, and in the configurations of clients that keep them in the form of a header. */
final class HeaderRules {
    private static final CharSet TOKEN = CharSet.of("0-9A-Za-z._~+/=-");
    private static final CharSet LETTER = CharSet.of("A-Za-z-");
    private static final int MIN_TOKEN = 16;
    /** Names of schemes are as long as short tokens. */
    private static final int MIN_BARE_TOKEN = 20;

    private static final int MAX = 512;
    private static final int MAX_SCHEME = 24;
    private static final String BETWEEN = " \t\"'\\:=";

    private HeaderRules() {}

    static List<Anchor> anchors() {
        return List.of(
                Anchor.anyCase("authorization", HeaderRules::header),
                Anchor.anyCase("bearer ", HeaderRules::bearer),
                Anchor.anyCase("basic ", HeaderRules::basic),
                Anchor.exact("\"auth\"", HeaderRules::registry),
                Anchor.exact("\"auth\\", HeaderRules::registry),
                Anchor.exact("_auth=", HeaderRules::registry),
                Anchor.exact("_auth =", HeaderRules::registry));
    }

    /** A scheme of any name and a token, or a token alone. */
    private static CredentialRule header(String text, int start, int end) {
        int value = skipBetween(text, end);
        int scheme = LETTER.run(text, value, MAX_SCHEME);
        boolean named = scheme > 0 && value + scheme < text.length() && text.charAt(value + scheme) == ' ';
        boolean found = value > end
                && (named ? isToken(text, value + scheme + 1, MIN_TOKEN) : isToken(text, value, MIN_BARE_TOKEN));
        return found ? CredentialRule.AUTHORIZATION : null;
    }

    private static CredentialRule bearer(String text, int start, int end) {
        return Boundary.before(text, start) && isToken(text, end, MIN_TOKEN) ? CredentialRule.AUTHORIZATION : null;
    }

    private static boolean isToken(String text, int start, int min) {
        int length = TOKEN.run(text, start, MAX);
        return length >= min
                && (Mixed.any(CharSet.DIGIT, text, start, start + length)
                        || Mixed.looksRandom(text.substring(start, start + length)));
    }

    /** Basic authentication tells itself apart: what is encoded is a user and a password. */
    private static CredentialRule basic(String text, int start, int end) {
        return Boundary.before(text, start) && isLogin(text, end) ? CredentialRule.AUTHORIZATION : null;
    }

    private static CredentialRule registry(String text, int start, int end) {
        int value = skipBetween(text, end);
        boolean assigned = value > end || text.charAt(end - 1) == '=';
        return assigned && isLogin(text, value) ? CredentialRule.DOCKER_CONFIG : null;
    }

    private static int skipBetween(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + 12 && BETWEEN.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** Whether base64 of {@code user:password} stands here. */
    private static boolean isLogin(String text, int start) {
        int length = CharSet.BASE64_ANY.run(text, start, MAX);
        if (length < 8) {
            return false;
        }
        String login = Base64Run.ascii(text, start, start + length);
        int colon = login.indexOf(':');
        return colon >= 0
                && colon < login.length() - 1
                && login.chars().allMatch(c -> c >= ' ' && c < 0x7f)
                && !Placeholders.isPlaceholder(login.substring(colon + 1));
    }
}

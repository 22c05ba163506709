package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.util.List;

/** Tokens whose mark stands in their middle, or that need a look to the left. */
final class InfixRules {
    private static final CharSet AZURE = CharSet.of("0-9A-Za-z_~.-");
    private static final int OPENAI_HALF = 200;

    private InfixRules() {}

    static List<Anchor> anchors() {
        return List.of(
                Anchor.exact(".atlasv1.", InfixRules::terraformCloud),
                Anchor.exact(":AA", InfixRules::telegram),
                Anchor.exact("T3BlbkFJ", InfixRules::openAi),
                Anchor.exact("sk-proj-", InfixRules::openAiProject),
                Anchor.exact("sk-svcacct-", InfixRules::openAiProject),
                Anchor.exact("sk-admin-", InfixRules::openAiProject),
                Anchor.exact("key-", InfixRules::mailgun),
                Anchor.anyCase("accountkey=", InfixRules::azureKey),
                Anchor.anyCase("sharedaccesskey=", InfixRules::azureKey),
                Anchor.exact("Q~", InfixRules::azureClientSecret));
    }

    private static CredentialRule terraformCloud(String text, int start, int end) {
        boolean found = CharSet.ALNUM.runBefore(text, start, 15) >= 14
                && Boundary.before(text, start - 14)
                && CharSet.BASE64_URL.run(text, end, 120) >= 60;
        return found ? CredentialRule.TERRAFORM_CLOUD : null;
    }

    private static CredentialRule telegram(String text, int start, int end) {
        int digits = CharSet.DIGIT.runBefore(text, start, 11);
        boolean url = start - digits >= 3 && text.startsWith("bot", start - digits - 3);
        boolean found = digits >= 8
                && digits <= 10
                && (url || Boundary.before(text, start - digits))
                && CharSet.BASE64_URL.run(text, end, 34) == 33;
        return found ? CredentialRule.TELEGRAM : null;
    }

    private static CredentialRule openAi(String text, int start, int end) {
        int before = CharSet.BASE64_URL.runBefore(text, start, OPENAI_HALF);
        int prefix = Nearby.indexOf(text, "sk-", start - before, start);
        boolean found = prefix >= 0
                && prefix + 20 <= start
                && Boundary.before(text, prefix)
                && CharSet.BASE64_URL.run(text, end, OPENAI_HALF) >= 20;
        return found ? CredentialRule.OPENAI : null;
    }

    private static CredentialRule openAiProject(String text, int start, int end) {
        int length = CharSet.BASE64_URL.run(text, end, OPENAI_HALF);
        boolean found = length >= 40 && Boundary.before(text, start) && Mixed.ofThree(text, end, end + length);
        return found ? CredentialRule.OPENAI : null;
    }

    private static CredentialRule mailgun(String text, int start, int end) {
        boolean found = !CharSet.BASE64_URL.at(text, start - 1)
                && CharSet.LOWER_HEX.run(text, end, 33) == 32
                && Boundary.after(text, end + 32);
        return found ? CredentialRule.MAILGUN : null;
    }

    /** In a connection string: 32 or 64 bytes in base64. */
    private static CredentialRule azureKey(String text, int start, int end) {
        return CharSet.BASE64.run(text, end, 43) == 43 ? CredentialRule.AZURE_STORAGE_KEY : null;
    }

    /** Three characters, a digit, {@code Q~}, 31 to 34 characters. */
    private static CredentialRule azureClientSecret(String text, int start, int end) {
        if (!CharSet.DIGIT.at(text, start - 1)) {
            return null;
        }
        int before = AZURE.runBefore(text, start, 5);
        boolean left = before == 4 || before == 5 && Boundary.escapeEndsAt(text, start - 4);
        int after = AZURE.run(text, end, 35);
        return left && after >= 31 && after <= 34 ? CredentialRule.AZURE_CLIENT_SECRET : null;
    }
}

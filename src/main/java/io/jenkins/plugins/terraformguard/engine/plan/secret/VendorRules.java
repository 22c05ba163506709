package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.util.List;

/** Keys without a form of their own that are known by the vendor in their label and by their length. */
final class VendorRules {
    private static final CharSet UPPER_OR_LOWER = CharSet.of("0-9A-Za-z+_-");
    private static final String[] SECRETS = {"key", "token", "secret", "auth", "pass", "sid", "credential"};

    private VendorRules() {}

    static List<Anchor> anchors() {
        Shape uuid = Shape.of(CharSet.HEX, 8)
                .then("-")
                .then(CharSet.HEX, 4)
                .then("-")
                .then(CharSet.HEX, 4)
                .then("-")
                .then(CharSet.HEX, 4)
                .then("-")
                .then(CharSet.HEX, 12);
        Shape hex32 = Shape.of(CharSet.LOWER_HEX, 32);
        return List.of(
                vendor("heroku", CredentialRule.HEROKU, uuid),
                vendor("snyk", CredentialRule.SNYK, uuid),
                vendor("twilio", CredentialRule.TWILIO, Shape.literal("SK").then(CharSet.LOWER_HEX, 32), hex32),
                vendor("pagerduty", CredentialRule.PAGERDUTY, Shape.of(UPPER_OR_LOWER, 20), hex32),
                vendor(
                        "cloudflare",
                        CredentialRule.CLOUDFLARE,
                        Shape.of(CharSet.LOWER_HEX, 37),
                        Shape.of(CharSet.BASE64_URL, 40)),
                vendor("datadog", CredentialRule.DATADOG, hex32, Shape.of(CharSet.LOWER_HEX, 40)));
    }

    private static Anchor vendor(String name, CredentialRule rule, Shape... shapes) {
        return Anchor.anyCase(name, (text, start, end) -> isAssigned(text, start, shapes) ? rule : null);
    }

    private static boolean isAssigned(String text, int start, Shape... shapes) {
        Label label = Label.around(text, start);
        if (!label.containsOneOf(text, SECRETS)) {
            return false;
        }
        Assignment value = Assignment.after(text, label.start(), label.end());
        if (value == null) {
            return false;
        }
        for (Shape shape : shapes) {
            if (shape.endOf(text, value.start()) == value.end()) {
                return true;
            }
        }
        return false;
    }
}

package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.util.Locale;
import java.util.Set;

/** Values in the place of a secret that are none. */
final class Placeholders {
    private static final Set<String> WORDS = Set.of(
            "true",
            "false",
            "yes",
            "no",
            "on",
            "off",
            "null",
            "nil",
            "none",
            "undefined",
            "n/a",
            "redacted",
            "[redacted]",
            "(redacted)",
            "[filtered]",
            "[masked]");

    private static final int LONGEST_WORD = 24;
    private static final String MASKS = "*xX.-#_?•";

    private static final String[][] BRACKETS = {
        {"${", "}"}, {"$(", ")"}, {"{{", "}}"}, {"#{", "}"}, {"#{", "}#"}, {"%{", "}"}, {"((", "))"}, {"<", ">"}
    };

    /** How Terraform shows what it does not show. */
    private static final String[] NOT_SHOWN = {"(sensitive", "(known after apply"};

    /** Beginnings of references to where a secret is kept. */
    private static final String[] REFERENCES = {
        "vault:",
        "@Microsoft.KeyVault(",
        "/subscriptions/",
        "/run/secrets/",
        "/var/run/secrets/",
        "op://",
        "sm://",
        "secretref:",
        "ssm:/",
        "https://secretmanager.googleapis.com/"
    };

    private static final CharSet UPPER_NAME = CharSet.of("0-9A-Z_");
    private static final CharSet RESOURCE_NAME = CharSet.of("0-9A-Za-z:/_.@*+=,#-");

    private Placeholders() {}

    static boolean isPlaceholder(String value) {
        String text = value.strip();
        return text.isEmpty() || isWord(text) || isMask(text) || isTemplate(text) || isReference(text);
    }

    /** A variable or expression, as a whole, of a shell, a template or a pipeline. */
    static boolean isTemplate(String text) {
        if (beginsWithOneOf(NOT_SHOWN, text)) {
            return true;
        }
        for (String[] pair : BRACKETS) {
            if (isEnclosed(text, pair[0], pair[1]) && !hasDefault(text)) {
                return true;
            }
        }
        int length = text.length();
        boolean shell = length > 1
                && text.charAt(0) == '$'
                && !CharSet.DIGIT.at(text, 1)
                && UPPER_NAME.run(text, 1, length) == length - 1;
        boolean windows = length > 2
                && text.charAt(0) == '%'
                && text.charAt(length - 1) == '%'
                && CharSet.WORD.run(text, 1, length) == length - 2;
        boolean token =
                length > 4 && text.startsWith("__") && text.endsWith("__") && UPPER_NAME.run(text, 0, length) == length;
        return shell || windows || token;
    }

    /** Whether the brackets hold all of the text: nothing stands between one pair and the next. */
    private static boolean isEnclosed(String text, String open, String close) {
        return text.length() >= open.length() + close.length()
                && text.startsWith(open)
                && text.indexOf(open, open.length()) < 0
                && text.indexOf(close, open.length()) == text.length() - close.length();
    }

    /** A variable of a shell with a value for when it is not set: that may be the secret. */
    private static boolean hasDefault(String text) {
        int at = text.indexOf(":-");
        return at > 0 && text.length() - at > 2 + AssignedValue.MIN_LENGTH && text.charAt(at + 2) != '$';
    }

    /** Whether an expression of a template or a shell stands anywhere in it. */
    static boolean hasExpression(String text) {
        return text.contains("${") && !hasDefault(text) || text.contains("$(") || text.contains("{{");
    }

    /** The name, path or address of a secret or key in a store. */
    static boolean isReference(String text) {
        if (text.startsWith("arn:")) {
            return isArn(text);
        }
        if (text.startsWith("projects/")) {
            return text.contains("/secrets/") || text.contains("/keyRings/");
        }
        if (beginsWithOneOf(REFERENCES, text)) {
            return true;
        }
        return text.startsWith("https://")
                && text.indexOf('@') < 0
                && Nearby.contains(text, ".vault.azure.net/", 0, 160);
    }

    private static boolean beginsWithOneOf(String[] beginnings, String text) {
        for (String beginning : beginnings) {
            if (text.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    /** {@code arn:partition:service:region:account:resource}, nothing after it. */
    private static boolean isArn(String text) {
        int colons = 0;
        for (int i = 0; i < text.length(); i++) {
            colons += text.charAt(i) == ':' ? 1 : 0;
        }
        return colons >= 5 && RESOURCE_NAME.run(text, 0, text.length()) == text.length();
    }

    private static boolean isWord(String text) {
        return text.length() <= LONGEST_WORD && WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    /** One character over and over. */
    private static boolean isMask(String text) {
        char first = text.charAt(0);
        if (text.length() < 3 || MASKS.indexOf(first) < 0) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) != first) {
                return false;
            }
        }
        return true;
    }
}

package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.plan.secret.CredentialDetector;

/**
 * Texts of strangers as they may stand in a fact: on one line, cut, and without what looks like a credential. Values of a
 * plan have had their secrets taken out before; what people write beside it has not.
 */
final class FactText {
    static final int MAX_VALUE = 200;
    static final int MAX_NAME = 300;
    static final int MAX_PROSE = 600;

    /** What is looked at of a text at all. */
    private static final int MAX_UNREAD = 20_000;

    private FactText() {}

    static String value(Value value) {
        return value.isNull() ? "" : line(ValueText.of(value, MAX_VALUE), MAX_VALUE);
    }

    static String name(String text) {
        return line(text, MAX_NAME);
    }

    static String prose(String text) {
        return line(text.replaceAll("\\s+", " ").strip(), MAX_PROSE);
    }

    /** A text that nobody has looked through yet, such as what the author of a change says of it. */
    static String unread(String text) {
        String prose = prose(ValueText.cut(text, MAX_UNREAD));
        return CredentialDetector.find(prose) == null
                ? prose
                : "(text withheld: it looks as if there was a credential in it)";
    }

    static String line(String text, int max) {
        return ValueText.cut(ValueText.oneLine(text), max);
    }
}

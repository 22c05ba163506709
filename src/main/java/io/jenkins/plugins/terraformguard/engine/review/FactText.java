package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.plan.secret.CredentialDetector;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** Longer than most tokens. */
    private static final int MARGIN = 200;

    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** What nobody sees in a token that is torn apart by it. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{C}&&[^\\n\\t\\r]]+");

    private FactText() {}

    static String value(Value value) {
        return value.isNull() ? "" : line(ValueText.of(value, MAX_VALUE), MAX_VALUE);
    }

    static String name(String text) {
        return line(text, MAX_NAME);
    }

    static String prose(String text) {
        return line(SPACE.matcher(text).replaceAll(" ").strip(), MAX_PROSE);
    }

    /**
     * A text that nobody has looked through yet, such as what the author of a change says of it. A credential is looked for
     * before anything is cut, for half of one is none to the detector and too much for whoever reads it.
     */
    static String unread(String text) {
        String looked = text.length() > MAX_UNREAD ? text.substring(0, MAX_UNREAD) : text;
        String shown = prose(text.length() > MAX_UNREAD ? whole(looked) + ValueText.ELLIPSIS : text);
        boolean found = Stream.of(
                        looked,
                        SPACE.matcher(looked).replaceAll(" "),
                        HIDDEN.matcher(looked).replaceAll(""),
                        shown)
                .distinct()
                .anyMatch(form -> CredentialDetector.find(form) != null);
        return found ? "(text withheld: it looks as if there was a credential in it)" : shown;
    }

    /** Without the end, where something may have been torn apart: what is left ends between two words, if there are two. */
    private static String whole(String looked) {
        int end = looked.length() - MARGIN;
        while (end > 0 && !Character.isWhitespace(looked.charAt(end))) {
            end--;
        }
        return looked.substring(0, end > 0 ? end : looked.length() - MARGIN);
    }

    static String line(String text, int max) {
        return ValueText.cut(ValueText.oneLine(text), max);
    }
}

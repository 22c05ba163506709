package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Expression;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values that decided as one digest, which tells whether any of them has changed. Evidence can't: it is cut for
 * showing. What is unknown or sensitive takes no part but by its place.
 */
final class DecidingValues {
    /** Characters of all values together; a digest of only a part would miss changes of the rest, so there is none. */
    private static final int MAX_CHARS = 1 << 18;

    private DecidingValues() {}

    /** The digest; empty where no value is known, or they are too long. */
    static String digest(List<Expression.Looked> all) {
        Map<String, String> values = new TreeMap<>();
        boolean known = false;
        int length = 0;
        for (Expression.Looked looked : all) {
            String text = text(looked.value());
            known |= !looked.value().isOpaque();
            if (values.put(looked.path(), text) == null) {
                length += looked.path().length() + text.length();
            }
            if (length > MAX_CHARS) {
                return "";
            }
        }
        if (!known) {
            return "";
        }
        StringBuilder lines = new StringBuilder(length + 100).append("values/v1\n");
        values.forEach((path, text) -> part(part(lines, path), text));
        return Sha256.hex(lines.toString());
    }

    /** With the type before it, so that the number 1 is not the text 1. */
    private static String text(Value value) {
        return value.kind() + " " + ValueText.of(value, MAX_CHARS + 1);
    }

    /** With its length before it, so that no text can pretend to be several. */
    private static StringBuilder part(StringBuilder lines, String text) {
        return lines.append(text.length()).append(':').append(text).append('\n');
    }
}

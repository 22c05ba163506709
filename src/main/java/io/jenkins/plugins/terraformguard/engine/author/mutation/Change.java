package io.jenkins.plugins.terraformguard.engine.author.mutation;

import io.jenkins.plugins.terraformguard.engine.author.source.Part;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;

/**
 * A change of one part of an expression.
 *
 * @param offset where the part begins in the text, in code points
 * @param original the part as text
 * @param changed what it becomes, as text
 * @param whole the whole expression with the change
 */
record Change(int offset, String original, String changed, Part whole) {
    static final String LEFT_OUT = "(left out)";

    private static final int MAX_TEXT = 100;
    private static final int AROUND = 30;

    /** What becomes of what; of long texts, what lies around the difference. */
    String name() {
        if (original.length() <= MAX_TEXT && changed.length() <= MAX_TEXT) {
            return original + " -> " + changed;
        }
        int shorter = Math.min(original.length(), changed.length());
        int same = 0;
        while (same < shorter && original.charAt(same) == changed.charAt(same)) {
            same++;
        }
        int sameEnd = 0;
        while (sameEnd < shorter - same
                && original.charAt(original.length() - 1 - sameEnd) == changed.charAt(changed.length() - 1 - sameEnd)) {
            sameEnd++;
        }
        return part(original, same, sameEnd) + " -> " + part(changed, same, sameEnd);
    }

    private static String part(String text, int same, int sameEnd) {
        int from = Math.max(0, same - AROUND);
        int to = Math.min(text.length(), text.length() - sameEnd + AROUND);
        from += from > 0 && Character.isLowSurrogate(text.charAt(from)) ? 1 : 0;
        to -= to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? 1 : 0;
        String cut = ValueText.cut(text.substring(from, to), MAX_TEXT);
        return (from > 0 ? "…" : "") + cut + (to < text.length() && !cut.endsWith("…") ? "…" : "");
    }
}

package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a hidden value is written in an archived plan, so that it comes back as what it was: {@code (hidden string #3 by copy)}.
 * A text that only looks like that has a word before it.
 */
public final class HiddenText {
    private static final Pattern FORM = Pattern.compile(
            "\\(hidden (empty )?(null|bool|number|string|list|map|unknown)(?: #([0-9]{1,9}))?(?: by ([a-z0-9-]{1,64}))?\\)");

    private static final String START = "(hidden ";
    private static final String SHOWN = "(shown) ";

    private HiddenText() {}

    /** What stands for a text that is not hidden. */
    public static String shown(String text) {
        return text.startsWith(START) || text.startsWith(SHOWN) ? SHOWN + text : text;
    }

    /** What stands for the value. */
    public static String of(Value.Sensitive value) {
        return "(hidden " + (value.empty() ? "empty " : "")
                + value.kind().name().toLowerCase(Locale.ROOT)
                + (value.identity() == Value.Sensitive.INCOMPARABLE ? "" : " #" + value.identity())
                + (value.rule().isEmpty() ? "" : " by " + value.rule()) + ")";
    }

    /** The value that a text stands for, or null where it stands for itself. */
    static Value read(String text) {
        if (text.startsWith(SHOWN)) {
            return Value.of(text.substring(SHOWN.length()));
        }
        Matcher form = text.startsWith(START) ? FORM.matcher(text) : null;
        if (form == null || !form.matches()) {
            return null;
        }
        return new Value.Sensitive(
                Value.Kind.valueOf(form.group(2).toUpperCase(Locale.ROOT)),
                form.group(1) != null,
                form.group(3) == null ? Value.Sensitive.INCOMPARABLE : Integer.parseInt(form.group(3)),
                form.group(4) == null ? "" : form.group(4));
    }
}

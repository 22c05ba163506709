package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.plan.secret.CredentialDetector;
import java.util.regex.Pattern;

/** Tells texts that are nothing but words from those with links, markup, credentials, or characters that nobody sees. */
final class PlainText {
    private static final Pattern UNSAFE = Pattern.compile(
            "(?i)https?:|ftp:|[a-z0-9]://|javascript:|vbscript:|mailto:|data:text|www\\.|\\]\\(|<[a-z!/]|&#|&[a-z]{2,8};");

    /** Line ends and tabs can be seen, as it were; fillers are letters by name and can't. */
    private static final Pattern HIDDEN = Pattern.compile("[[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\n\\t]]"
            + "\\x{34f}\\x{115f}\\x{1160}\\x{17b4}\\x{17b5}\\x{180b}-\\x{180f}\\x{3164}\\x{fe00}-\\x{fe0e}\\x{ffa0}"
            + "\\x{e0100}-\\x{e01ef}]");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private PlainText() {}

    static boolean is(String text) {
        return !UNSAFE.matcher(text).find() && !HIDDEN.matcher(text).find() && CredentialDetector.find(text) == null;
    }

    /** The text if it is plain, on one line and cut to a length, else the other. */
    static String or(String text, int max, String other) {
        return is(text) ? line(text, max) : other;
    }

    /** A plain text on one line. */
    static String line(String text, int max) {
        return ValueText.cut(SPACE.matcher(text).replaceAll(" ").strip(), max);
    }
}

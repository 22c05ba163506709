package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.plan.secret.CredentialDetector;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts of other scanners, made fit to be kept: short, without characters that nobody sees, without what looks like a
 * credential. A credential is looked for before anything is cut, for half of one is none to the detector.
 */
final class ForeignText {
    /** What is kept of a report is longer than what is shown, so that a secret of the plan is found there as a whole. */
    static final int MAX_MESSAGE = 4_000;

    static final int MAX_HELP = 8_000;
    static final int MAX_TITLE = 600;
    static final int MAX_NAME = 500;
    static final int MAX_PATH = 4_096;

    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");

    /** Controls, and what rearranges or hides other characters. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{C}&&[^\\n\\t]]|[\\u2028\\u2029]");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private ForeignText() {}

    /** A text of one or more lines. */
    static String text(String text, int max) {
        String lines = LINE_END.matcher(text).replaceAll("\n");
        return ValueText.cut(harmless(lines).strip(), max);
    }

    /** A text on one line. */
    static String line(String text, int max) {
        return text(SPACE.matcher(text).replaceAll(" "), max);
    }

    /** Lines that look like a credential are hidden; if the rest still does, all of it is. */
    private static String harmless(String text) {
        String visible = visible(text);
        if (!isSecret(text) && !isSecret(visible)) {
            return visible;
        }
        String masked = text.lines()
                .map(line -> isSecret(line) || isSecret(visible(line)) ? ValueText.SENSITIVE : visible(line))
                .collect(Collectors.joining("\n"));
        return isSecret(masked) ? ValueText.SENSITIVE : masked;
    }

    /** Something hidden may stand inside a credential, or part it from what would make it none. */
    private static boolean isSecret(String text) {
        return CredentialDetector.find(text) != null;
    }

    private static String visible(String text) {
        return HIDDEN.matcher(text).replaceAll("");
    }
}

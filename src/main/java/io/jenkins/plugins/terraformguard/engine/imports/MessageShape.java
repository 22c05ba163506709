package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is the same in the messages of one check about different resources. All checks of a package may be rules of the same
 * name, and then nothing else tells them apart; taken for one, an exemption from one would be one from all. So no more is left
 * out than what surely differs from resource to resource; a check that then has several ids is the lesser evil.
 *
 * @param title the message, with an ellipsis for what is left out; empty if no word is left
 * @param whole what the id rests on
 */
record MessageShape(String title, String whole) {
    static final MessageShape NONE = new MessageShape("", "");

    private static final int MARK = 8;
    private static final String OTHER = "\u2026";

    private static final String KEY = "(?:\\[(?:\"(?:[^\"\\\\]|\\\\.){0,200}\"|[^\\]\\s\"]{1,100})])?";
    private static final Pattern ADDRESS = Pattern.compile("(?<![\\w./-])(?:module\\.[\\w-]{1,100}" + KEY + "\\.){0,20}"
            + "(?:data\\.)?[a-z][a-z0-9]{0,60}_[a-z0-9_]{1,100}\\.[A-Za-z_][\\w-]{0,100}" + KEY);

    /** An apostrophe inside of a word does not begin a quotation. */
    private static final Pattern QUOTED =
            Pattern.compile("(?<![A-Za-z0-9])(?:'[^']{0,500}'|\"[^\"]{0,500}\"|`[^`]{0,500}`)"
                    + "(?![A-Za-z0-9])|\u201c[^\u201d]{0,500}\u201d|\u300c[^\u300d]{0,500}\u300d");

    /** What somebody may have quoted to say which check it is, as {@code 'CIS-2.1.1'}. */
    private static final Pattern CODE = Pattern.compile(".(?=[^0-9]*[0-9])[A-Z][A-Z0-9]*(?:[-_.][A-Z0-9]+)+.");

    /** Addresses of networks, dates, and numbers with or without a unit; {@code 2.1.1} and {@code Rule 7} name something. */
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9_.-])"
            + "(?<![A-Z]{2} )(?<!(?i:rule|control|section|check|policy|requirement|no\\.) )"
            + "(?:\\d{1,3}(?:\\.\\d{1,3}){3}(?:/\\d{1,2})?|\\d{4}-\\d\\d-\\d\\d(?:T[0-9:.+]{1,30}Z?)?"
            + "|\\d{1,30}(?:[.,]\\d{1,30})?(?:[:/-]\\d{1,30})?(?:%|[A-Za-z]{1,3})?)(?![A-Za-z0-9_-]|[.]\\d)");

    private static final Pattern AGAIN = Pattern.compile(OTHER + "[,;\\s" + OTHER + "]*" + OTHER);
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    /** Addresses, numbers and what is quoted do not belong to it. */
    static MessageShape of(String message) {
        String line = ForeignText.line(message, ForeignText.MAX_MESSAGE);
        String placeless = ADDRESS.matcher(line).replaceAll(OTHER);
        String unquoted = QUOTED.matcher(placeless).replaceAll(MessageShape::unlessCode);
        String shape = AGAIN.matcher(NUMBER.matcher(unquoted).replaceAll(OTHER)).replaceAll(OTHER);
        return LETTER.matcher(shape).find()
                ? new MessageShape(ForeignText.line(shape, ForeignText.MAX_TITLE), shape)
                : new MessageShape("", placeless);
    }

    private static String unlessCode(MatchResult quoted) {
        return CODE.matcher(quoted.group()).matches() ? Matcher.quoteReplacement(quoted.group()) : OTHER;
    }

    /** The rule of that name whose messages have this shape. */
    String named(String rule) {
        return whole.isEmpty() ? rule : rule + "." + Sha256.hex(whole).substring(0, MARK);
    }
}

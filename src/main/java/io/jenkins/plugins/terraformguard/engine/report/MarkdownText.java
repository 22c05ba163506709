package io.jenkins.plugins.terraformguard.engine.report;

import java.util.regex.Pattern;

/**
 * Foreign text within Markdown: it stays text. No emphasis, HTML, link, image, table cell, mention or reference to an
 * issue can come of it, on GitHub, GitLab, Gitea or Bitbucket.
 */
final class MarkdownText {
    private static final Pattern PUNCTUATION = Pattern.compile("[\\\\`*_{}\\[\\]()#|~$]");
    /** What begins a list or underlines a heading at the start of a line. */
    private static final Pattern BLOCK_START = Pattern.compile("^(?=[-+=])|(?<=^\\d{1,9})(?=\\.)");

    /** Signs that code hosts turn into a link where a word follows; they look at the text after escapes are undone. */
    private static final Pattern REFERENCE = Pattern.compile("(?<=[@#!$%~^&])(?=[\\p{L}\\p{N}_/\"*])|(?<=:)(?=//)");

    private static final Pattern BARE_LINK = Pattern.compile("(?i)\\b(www|gh)(?=[.-])");
    private static final String BREAK = "&#8203;";
    private static final char BREAK_MARK = '\ue000';

    private MarkdownText() {}

    /** Prose on one line. */
    static String text(String text) {
        String safe = SafeText.prose(text).replace(BREAK_MARK, '?');
        safe = REFERENCE.matcher(safe).replaceAll(String.valueOf(BREAK_MARK));
        safe = BARE_LINK.matcher(safe).replaceAll("$1" + BREAK_MARK);
        safe = safe.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        safe = PUNCTUATION.matcher(safe).replaceAll("\\\\$0");
        safe = BLOCK_START.matcher(safe).replaceFirst("\\\\");
        return safe.replace(String.valueOf(BREAK_MARK), BREAK);
    }

    /** The same, cut before it is escaped; {@code max} in UTF-16 code units. */
    static String text(String text, int max) {
        return text(SafeText.cut(SafeText.prose(text), max));
    }

    /**
     * A code span; the fence is longer than any run of backticks within.
     *
     * @param max UTF-16 code units that are shown
     */
    static String code(String text, int max) {
        String content = SafeText.oneLine(text, max);
        if (content.isBlank()) {
            return "";
        }
        String fence = "`".repeat(longestRun(content) + 1);
        String space = needsPadding(content) ? " " : "";
        return fence + space + content + space + fence;
    }

    /** A code span for a table cell, where a pipe needs a backslash even within code. */
    static String codeCell(String text, int max) {
        return code(text, max).replace("|", "\\|");
    }

    /** Lines of code as a block; the fence is longer than any run of backticks within. */
    static String fenced(String text) {
        String code = SafeText.visible(text);
        String fence = "`".repeat(Math.max(3, longestRun(code) + 1));
        return fence + "\n" + code + "\n" + fence;
    }

    /** A row of a table of cells that are Markdown already. */
    static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static boolean needsPadding(String content) {
        return content.startsWith("`") || content.endsWith("`") || content.startsWith(" ") && content.endsWith(" ");
    }

    private static int longestRun(String content) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < content.length(); i++) {
            run = content.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}

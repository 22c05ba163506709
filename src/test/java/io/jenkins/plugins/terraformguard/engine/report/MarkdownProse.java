package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.regex.Pattern;

/** Reads a line of Markdown the way CommonMark does, as far as it takes to tell markup from text. */
final class MarkdownProse {
    private static final Pattern REFERENCE = Pattern.compile("[@#!~%$^][\\p{L}\\p{N}_]|://|(?i:www\\.|gh-\\d)");

    private MarkdownProse() {}

    /** The characters that act as markup: not escaped, not within a code span. A code span counts as one backtick. */
    static String active(String line) {
        StringBuilder active = new StringBuilder();
        String prose = withoutCode(line).replace("&#8203;", "");
        for (int i = 0; i < prose.length(); i++) {
            char c = prose.charAt(i);
            if (c == '\\' && i + 1 < prose.length() && isPunctuation(prose.charAt(i + 1))) {
                i++;
            } else if ("`*_[]<>|~#\\$".indexOf(c) >= 0) {
                active.append(c);
            }
        }
        return active.toString();
    }

    /** Fails where a code host would make a link out of what is left when escapes are undone. */
    static void assertNoReference(String line) {
        String shown = withoutCode(line)
                .replaceAll("\\\\(?=[!-/:-@\\[-`{-~])", "")
                .replace("&#8203;", "\u200b")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        assertFalse(REFERENCE.matcher(shown).find(), shown);
    }

    /** The line with every code span replaced by a single backtick. */
    private static String withoutCode(String line) {
        StringBuilder prose = new StringBuilder();
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length() && isPunctuation(line.charAt(i + 1))) {
                prose.append(c).append(line.charAt(i + 1));
                i += 2;
            } else if (c == '`') {
                int run = run(line, i);
                int close = closing(line, i + run, run);
                prose.append('`');
                i = close < 0 ? i + run : close + run;
            } else {
                prose.append(c);
                i++;
            }
        }
        return prose.toString();
    }

    private static int run(String line, int start) {
        int end = start;
        while (end < line.length() && line.charAt(end) == '`') {
            end++;
        }
        return end - start;
    }

    private static int closing(String line, int from, int length) {
        int i = from;
        while (i < line.length()) {
            int run = run(line, i);
            if (run == length) {
                return i;
            }
            i += Math.max(1, run);
        }
        return -1;
    }

    private static boolean isPunctuation(char c) {
        return "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~".indexOf(c) >= 0;
    }
}

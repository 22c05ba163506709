package io.jenkins.plugins.terraformguard.engine.report;

import java.util.Locale;

/**
 * Text from plans and policies made fit for showing: characters that can't be seen, or that rearrange what can be seen,
 * are spelled out ({@code \u005cu202e}). What comes out is well-formed Unicode and legal in XML; it is not escaped for
 * any markup.
 */
public final class SafeText {
    /** Ranges of code points, first and last, in ascending order. */
    private static final int[] HIDDEN = {
        0x0000, 0x0008, // C0 controls but tab and line feed
        0x000b, 0x001f,
        0x007f, 0x009f, // delete and C1 controls
        0x00ad, 0x00ad, // soft hyphen
        0x034f, 0x034f, // combining grapheme joiner
        0x061c, 0x061c, // Arabic letter mark
        0x115f, 0x1160, // Hangul fillers
        0x17b4, 0x17b5, // Khmer inherent vowels
        0x180b, 0x180f, // Mongolian selectors and vowel separator
        0x200b, 0x200f, // zero-width characters, direction marks
        0x2028, 0x202e, // line and paragraph separators, embeddings and overrides
        0x2060, 0x206f, // word joiner, invisible operators, isolates
        0x3164, 0x3164, // Hangul filler
        0xd800, 0xdfff, // half a surrogate pair
        0xfe00, 0xfe0e, // variation selectors but the one of coloured emoji
        0xfeff, 0xfeff, // byte order mark
        0xffa0, 0xffa0, // half-width Hangul filler
        0xfff0, 0xfffb, // unassigned and interlinear annotation
        0xfffe, 0xffff, // no characters
        0xe0000, 0xe0fff // tags and further variation selectors
    };

    private SafeText() {}

    /** The text with line feeds and tabs kept, {@code \r\n} as a line feed; null as the empty text. */
    public static String visible(String text) {
        return spellOut(text == null ? "" : text.replace("\r\n", "\n"), false);
    }

    /** The text on one line: line feeds and tabs are spelled out as well. */
    public static String oneLine(String text) {
        return spellOut(text == null ? "" : text, true);
    }

    /**
     * The text on one line, cut to a length.
     *
     * @param max UTF-16 code units, the ellipsis not counted
     */
    public static String oneLine(String text, int max) {
        return cut(oneLine(text), max);
    }

    /** A place in a file, {@code main.tf:12}; without the line where that is 0, and empty without a file. */
    public static String position(String file, int line) {
        return oneLine(file) + (file.isEmpty() || line < 1 ? "" : ":" + line);
    }

    /** Prose on one line: white space of any kind becomes a single space. */
    public static String prose(String text) {
        return visible(text).replaceAll("\\s+", " ").strip();
    }

    /**
     * A text cut to a length with an ellipsis, never within a surrogate pair.
     *
     * @param max UTF-16 code units, the ellipsis not counted
     */
    public static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end) + "\u2026";
    }

    private static String spellOut(String text, boolean oneLine) {
        StringBuilder out = null;
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            boolean hidden = isHidden(codePoint) || oneLine && (codePoint == '\n' || codePoint == '\t');
            if (hidden && out == null) {
                out = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (hidden) {
                out.append(spelling(codePoint));
            } else if (out != null) {
                out.appendCodePoint(codePoint);
            }
        }
        return out == null ? text : out.toString();
    }

    private static boolean isHidden(int codePoint) {
        if (codePoint >= ' ' && codePoint < 0x7f) {
            return false;
        }
        for (int i = 0; i < HIDDEN.length && HIDDEN[i] <= codePoint; i += 2) {
            if (codePoint <= HIDDEN[i + 1]) {
                return true;
            }
        }
        return (codePoint & 0xfffe) == 0xfffe;
    }

    private static String spelling(int codePoint) {
        return switch (codePoint) {
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            default -> String.format(Locale.ROOT, codePoint > 0xffff ? "\\u{%x}" : "\\u%04x", codePoint);
        };
    }
}

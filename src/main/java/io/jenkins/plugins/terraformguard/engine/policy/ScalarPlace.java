package io.jenkins.plugins.terraformguard.engine.policy;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Finds the place in a file that a place in the text of a scalar comes from. YAML folds lines, strips indentation and
 * reads escapes, but every visible character of the text stands in the file, in the same order: so these are counted.
 */
final class ScalarPlace {
    private final String[] lines;
    private final ScalarStyle style;
    private int line;
    private int column;

    /**
     * @param textLine line within the scalar's text, from 1
     * @param textColumn column within that line in code points, from 1
     */
    ScalarPlace(ScalarNode scalar, String source, int textLine, int textColumn) {
        this.lines = source.split("\\r\\n|[\\n\\r]", -1);
        this.style = scalar.getScalarStyle();
        this.line = scalar.getStartMark().map(Mark::getLine).orElse(0);
        this.column = scalar.getStartMark().map(Mark::getColumn).orElse(0);
        if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
            line++;
            column = 0;
        } else if (style != ScalarStyle.PLAIN) {
            column++;
        }
        String text = scalar.getValue();
        int offset = offset(text, textLine, textColumn);
        long before = visible(text.substring(0, offset));
        boolean atEnd = visible(text.substring(offset)) == 0;
        for (long left = before; left > 0 && line < lines.length; ) {
            left -= advance();
        }
        if (!atEnd) {
            skipHidden();
        }
    }

    int line() {
        return line + 1;
    }

    int column() {
        return column + 1;
    }

    private static int offset(String text, int textLine, int textColumn) {
        int start = 0;
        for (int i = 1; i < textLine && text.indexOf('\n', start) >= 0; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        int codePoints = Math.min(textColumn - 1, text.codePointCount(start, text.length()));
        return text.offsetByCodePoints(start, Math.max(codePoints, 0));
    }

    private static long visible(String text) {
        return text.chars().filter(c -> !isSpace(c)).count();
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** Goes past one character as the file spells it; tells how many visible characters of the text that is. */
    private int advance() {
        if (column >= lines[line].length()) {
            line++;
            column = 0;
            return 0;
        }
        char c = lines[line].charAt(column);
        if (style == ScalarStyle.SINGLE_QUOTED && c == '\'') {
            column += 2;
            return 1;
        }
        if (style == ScalarStyle.DOUBLE_QUOTED && c == '\\' && column + 1 < lines[line].length()) {
            char escaped = lines[line].charAt(column + 1);
            column += escaped == 'x' ? 4 : escaped == 'u' ? 6 : escaped == 'U' ? 10 : 2;
            return "ntr \t".indexOf(escaped) >= 0 ? 0 : 1;
        }
        column++;
        return isSpace(c) || style == ScalarStyle.DOUBLE_QUOTED && c == '\\' ? 0 : 1;
    }

    private void skipHidden() {
        while (line < lines.length && (column >= lines[line].length() || isSpace(lines[line].charAt(column)))) {
            advance();
        }
    }
}

package io.jenkins.plugins.terraformguard.engine.source;

/** Text with a place in it. All lines are counted here. */
final class SourceText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private int offset;
    private int line = 1;
    private int lineStart;

    SourceText(String text) {
        this.text = text;
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            offset = 1;
            lineStart = 1;
        }
    }

    boolean atEnd() {
        return offset >= text.length();
    }

    /** The character here, or -1 at the end. */
    int peek() {
        return peek(0);
    }

    int peek(int ahead) {
        return offset + ahead < text.length() ? text.charAt(offset + ahead) : -1;
    }

    /** The code point here, or -1 at the end. */
    int codePoint() {
        return codePoint(0);
    }

    int codePoint(int ahead) {
        return offset + ahead < text.length() ? text.codePointAt(offset + ahead) : -1;
    }

    boolean startsWith(String start) {
        return startsWith(start, 0);
    }

    boolean startsWith(String start, int ahead) {
        return text.startsWith(start, offset + ahead);
    }

    void advance() {
        if (text.charAt(offset++) == '\n') {
            line++;
            lineStart = offset;
        }
    }

    void advance(int count) {
        for (int i = 0; i < count && !atEnd(); i++) {
            advance();
        }
    }

    void toEndOfLine() {
        while (!atEnd() && peek() != '\n') {
            advance();
        }
    }

    int offset() {
        return offset;
    }

    int line() {
        return line;
    }

    int column() {
        return offset - lineStart + 1;
    }

    String slice(int start, int end) {
        return text.substring(start, end);
    }
}

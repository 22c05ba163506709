package io.jenkins.plugins.terraformguard.engine.source;

/**
 * Recognises the header of a block with quoted labels at the start of a line, such as {@code resource "a" "b" {}. Within
 * a value it is never valid, and in a body only a check has one: it shows that something before it was not closed.
 */
final class TopLevelHeader {
    private TopLevelHeader() {}

    /** Whether one begins here; nothing is moved. */
    static boolean at(SourceText in) {
        int end = 0;
        while (isLetter(in.peek(end))) {
            end++;
        }
        int labels = end == 0 ? 0 : BlockKinds.labels(in.slice(in.offset(), in.offset() + end));
        if (labels == 0) {
            return false;
        }
        for (int i = 0; i < labels; i++) {
            end = blanks(in, end);
            if (in.peek(end) != '"') {
                return false;
            }
            end++;
            while (isLabelPart(in.peek(end))) {
                end++;
            }
            if (in.peek(end) != '"') {
                return false;
            }
            end++;
        }
        return in.peek(blanks(in, end)) == '{';
    }

    private static int blanks(SourceText in, int from) {
        int at = from;
        while (in.peek(at) == ' ' || in.peek(at) == '\t') {
            at++;
        }
        return at;
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isLabelPart(int c) {
        return c == '-' || c == '_' || Character.isLetterOrDigit(c);
    }
}

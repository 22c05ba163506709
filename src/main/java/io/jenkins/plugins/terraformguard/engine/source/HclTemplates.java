package io.jenkins.plugins.terraformguard.engine.source;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Moves over quoted texts and heredocs with all that is nested in them: interpolations and directives, in those again
 * braces, comments, texts and heredocs.
 */
final class HclTemplates {
    private final SourceText in;
    private final Scan scan;
    private final Deque<Part> open = new ArrayDeque<>();
    private boolean plain;

    /** A text, a heredoc or an interpolation that is not closed yet. */
    private static final class Part {
        private final Kind kind;
        private final String marker;
        private final int line;
        private boolean atLineStart = true;
        private int braces;

        Part(Kind kind, String marker, int line) {
            this.kind = kind;
            this.marker = marker;
            this.line = line;
        }
    }

    private enum Kind {
        QUOTED,
        HEREDOC,
        CODE
    }

    HclTemplates(SourceText in, Scan scan) {
        this.in = in;
        this.scan = scan;
    }

    /** Moves over the quoted text that begins here; answers whether it has neither interpolations nor mistakes. */
    boolean skipQuoted() {
        plain = true;
        openQuoted();
        skipOpen();
        return plain;
    }

    /** Moves over the heredoc that begins here, if one does, up to the line feed after its end marker. */
    boolean skipHeredoc() {
        if (!openHeredoc()) {
            return false;
        }
        skipOpen();
        return true;
    }

    private void skipOpen() {
        while (!open.isEmpty() && !scan.stopped()) {
            Part part = open.peek();
            if (in.atEnd()) {
                closeAllAtEnd();
            } else if (part.kind == Kind.CODE) {
                inCode(part);
            } else if (part.kind == Kind.HEREDOC && part.atLineStart && atMarker(part)) {
                open.pop();
            } else {
                inText(part);
            }
        }
        open.clear();
    }

    private void inText(Part part) {
        int c = in.peek();
        part.atLineStart = false;
        if ((c == '$' || c == '%') && in.peek(1) == c && in.peek(2) == '{') {
            in.advance(3);
        } else if ((c == '$' || c == '%') && in.peek(1) == '{') {
            in.advance(2);
            plain = false;
            push(Kind.CODE, null);
        } else if (part.kind == Kind.HEREDOC) {
            part.atLineStart = c == '\n';
            in.advance();
        } else if (c == '\n') {
            scan.problem(in.line(), "A quoted text is not closed on its line");
            leave();
        } else if (c == '"') {
            in.advance();
            open.pop();
        } else {
            in.advance(c == '\\' && in.peek(1) != '\n' && in.peek(1) != '\r' ? 2 : 1);
        }
    }

    private void inCode(Part part) {
        int c = in.peek();
        if (in.column() == 1 && isLetter(c) && TopLevelHeader.at(in)) {
            scan.problem(part.line, "An interpolation is not closed");
            leave();
        } else if (c == '"') {
            openQuoted();
        } else if (c == '#' || c == '/' && in.peek(1) == '/') {
            in.toEndOfLine();
        } else if (c == '/' && in.peek(1) == '*') {
            skipComment();
        } else if (c == '<' && openHeredoc()) {
            part.atLineStart = false;
        } else if (c == '}' && part.braces == 0) {
            in.advance();
            open.pop();
        } else {
            part.braces += c == '{' ? 1 : c == '}' ? -1 : 0;
            in.advance();
        }
    }

    /** Moves over a comment that ends with its own sign. */
    void skipComment() {
        int line = in.line();
        in.advance(2);
        while (!in.atEnd() && !in.startsWith("*/")) {
            in.advance();
        }
        if (in.atEnd()) {
            scan.problem(line, "A comment is not closed");
        }
        in.advance(2);
    }

    private void openQuoted() {
        push(Kind.QUOTED, null);
        in.advance();
    }

    /** Blanks after the marker are an error to the tools; here they change nothing. */
    private boolean openHeredoc() {
        if (!in.startsWith("<<")) {
            return false;
        }
        int start = in.peek(2) == '-' ? 3 : 2;
        int end = start;
        int codePoint = in.codePoint(end);
        while (end == start ? Identifiers.start(codePoint) : Identifiers.part(codePoint)) {
            end += Character.charCount(codePoint);
            codePoint = in.codePoint(end);
        }
        int lineEnd = end;
        while (in.peek(lineEnd) == ' ' || in.peek(lineEnd) == '\t' || in.peek(lineEnd) == '\r') {
            lineEnd++;
        }
        if (end == start || in.peek(lineEnd) != '\n') {
            return false;
        }
        push(Kind.HEREDOC, in.slice(in.offset() + start, in.offset() + end));
        in.advance(lineEnd + 1);
        return true;
    }

    /** Whether this line is nothing but the end marker; then it is moved over. */
    private boolean atMarker(Part heredoc) {
        int at = blanks(0);
        if (!in.startsWith(heredoc.marker, at)) {
            return false;
        }
        at = blanks(at + heredoc.marker.length());
        if (in.peek(at) >= 0 && in.peek(at) != '\n') {
            return false;
        }
        in.advance(at);
        return true;
    }

    private int blanks(int from) {
        int at = from;
        while (in.peek(at) != '\n' && isBlank(in.peek(at))) {
            at++;
        }
        return at;
    }

    /** What the tools trim from a line before they compare it with the marker. */
    private static boolean isBlank(int c) {
        return c >= '\t' && c <= '\r' || c == 0x85 || c >= 0 && Character.isSpaceChar(c);
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z';
    }

    private void push(Kind kind, String marker) {
        if (open.size() >= Scan.MAX_DEPTH) {
            scan.stop(in.line(), "Texts and interpolations are nested too deeply");
            return;
        }
        open.push(new Part(kind, marker, in.line()));
    }

    /** Gives up what is open, up to a heredoc: only its marker ends that. */
    private void leave() {
        plain = false;
        while (!open.isEmpty() && open.peek().kind != Kind.HEREDOC) {
            open.pop();
        }
    }

    private void closeAllAtEnd() {
        Part first = open.peekLast();
        plain = false;
        scan.problem(
                first.line, first.kind == Kind.HEREDOC ? "A heredoc has no end marker" : "A quoted text is not closed");
        open.clear();
    }
}

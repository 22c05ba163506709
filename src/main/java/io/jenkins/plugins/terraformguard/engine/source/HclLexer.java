package io.jenkins.plugins.terraformguard.engine.source;

import io.jenkins.plugins.terraformguard.engine.source.HclToken.Type;

/** Cuts native syntax into tokens. Blanks and comments are left out, line feeds are not. */
final class HclLexer {
    private final SourceText in;
    private final Scan scan;
    private final HclTemplates templates;
    private HclToken ahead;
    private boolean aheadIsHeader;
    private boolean header;

    HclLexer(String text, Scan scan) {
        this.in = new SourceText(text);
        this.scan = scan;
        this.templates = new HclTemplates(in, scan);
    }

    HclToken next() {
        HclToken token = peek();
        header = aheadIsHeader;
        ahead = null;
        return token;
    }

    HclToken peek() {
        if (ahead == null) {
            ahead = read();
        }
        return ahead;
    }

    /** Whether the last token begins a line that can only be the header of a block at the top of the file. */
    boolean atTopLevelHeader() {
        return header;
    }

    /** A part of the text as it is written. */
    String slice(int start, int end) {
        return in.slice(start, end);
    }

    /** The line that the lexer is on. */
    int line() {
        return in.line();
    }

    private HclToken read() {
        skipBlanksAndComments();
        int line = in.line();
        int column = in.column();
        int start = in.offset();
        aheadIsHeader = false;
        if (in.atEnd() || scan.stopped()) {
            return new HclToken(Type.END, null, line, column, start, in.offset());
        }
        int c = in.codePoint();
        if (Identifiers.start(c)) {
            aheadIsHeader = column == 1 && TopLevelHeader.at(in);
            Identifiers.skip(in);
            return new HclToken(Type.IDENTIFIER, in.slice(start, in.offset()), line, column, start, in.offset());
        }
        if (isDigit(c)) {
            skipNumber();
            return new HclToken(Type.NUMBER, in.slice(start, in.offset()), line, column, start, in.offset());
        }
        if (c == '"') {
            boolean plain = templates.skipQuoted();
            String text = plain ? QuotedText.decode(in.slice(start + 1, in.offset() - 1)) : null;
            return new HclToken(Type.QUOTED, text, line, column, start, in.offset());
        }
        if (c == '<' && templates.skipHeredoc()) {
            return new HclToken(Type.HEREDOC, null, line, column, start, in.offset());
        }
        return new HclToken(sign(c), null, line, column, start, in.offset());
    }

    private Type sign(int c) {
        Type type = type(c);
        in.advance(Character.charCount(c));
        int second = in.peek();
        boolean twoCharacters =
                switch (c) {
                    case '=' -> second == '=' || second == '>';
                    case ':' -> second == ':';
                    default -> false;
                };
        if (twoCharacters) {
            in.advance();
            return Type.OTHER;
        }
        return type;
    }

    private static Type type(int c) {
        return switch (c) {
            case '\n' -> Type.NEWLINE;
            case '=' -> Type.EQUALS;
            case ':' -> Type.COLON;
            case ',' -> Type.COMMA;
            case '{' -> Type.OPEN_BRACE;
            case '}' -> Type.CLOSE_BRACE;
            case '[' -> Type.OPEN_BRACKET;
            case ']' -> Type.CLOSE_BRACKET;
            case '(' -> Type.OPEN_PARENTHESIS;
            case ')' -> Type.CLOSE_PARENTHESIS;
            default -> Type.OTHER;
        };
    }

    private void skipBlanksAndComments() {
        while (true) {
            int c = in.peek();
            if (c == ' ' || c == '\t' || c == '\r') {
                in.advance();
            } else if (c == '#' || in.startsWith("//")) {
                in.toEndOfLine();
            } else if (in.startsWith("/*")) {
                templates.skipComment();
            } else {
                return;
            }
        }
    }

    private void skipNumber() {
        while (isDigit(in.peek()) || in.peek() == '.' && isDigit(in.peek(1)) || isExponent()) {
            in.advance();
        }
    }

    private boolean isExponent() {
        if (in.peek() != 'e' && in.peek() != 'E') {
            return false;
        }
        boolean signed = in.peek(1) == '+' || in.peek(1) == '-';
        return isDigit(in.peek(signed ? 2 : 1));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}

package io.jenkins.plugins.terraformguard.engine.plan.secret;

/**
 * A value that a text gives to a name: {@code name=value}, {@code "name": "value"}, {@code <name>value},
 * {@code --name value}, {@code {"name":"NAME","value":"..."}} and their relatives in JSON, YAML, HCL, XML, shells and
 * connection strings.
 *
 * @param start where the value begins, after its quotation mark
 * @param end where it ends, exclusive; what is very long is cut
 * @param quoted whether it stands in quotation marks
 * @param tight whether nothing but the sign stands between name and value, as in {@code name=value}
 * @param lastInLine whether nothing else follows in the line
 * @param sign what stands between
 */
record Assignment(int start, int end, boolean quoted, boolean tight, boolean lastInLine, Sign sign) {
    /** How the value is tied to its name. */
    enum Sign {
        EQUALS,
        COLON,
        /** An element of XML, an argument, or an object with the name and the value as members. */
        OTHER
    }

    static final int MAX_VALUE = 160;

    private static final int MAX_BLANKS = 40;
    private static final CharSet BLOCK_OPTIONS = CharSet.of("0-9+-");
    private static final String BARE_END = "\"'`;,&<>})]| \t\n\r\\";

    /** What follows the name between two places, or null if it is given no value. */
    static Assignment after(String text, int nameStart, int nameEnd) {
        int closed = skipQuotes(text, nameEnd);
        int at = Whitespace.skipBlanks(text, closed, MAX_BLANKS);
        if (at >= text.length()) {
            return null;
        }
        boolean quotedName = closed > nameEnd;
        char before = nameStart == 0 ? ' ' : text.charAt(nameStart - 1);
        switch (text.charAt(at)) {
            case '=':
                return value(text, isOneOf("=>", text, at + 1) ? at + 2 : at + 1, at == nameEnd, Sign.EQUALS);
            case ':':
                return afterColon(text, at, at == nameEnd, before);
            case '>':
                return before == '<' ? element(text, at + 1) : null;
            case '\'':
                return at > nameEnd && !quotedName ? value(text, at, false, Sign.OTHER) : null;
            default:
                return besides(text, nameStart, closed, at, quotedName);
        }
    }

    private static Assignment afterColon(String text, int colon, boolean tight, char beforeName) {
        boolean partOfPath = tight && ":/@".indexOf(beforeName) >= 0;
        if (partOfPath || isOneOf(":", text, colon + 1)) {
            return null;
        }
        if (beforeName == '{' && isOneOf("-?+", text, colon + 1)) {
            // A variable of a shell: ${NAME:-default}.
            return text.charAt(colon + 1) == '-' ? value(text, colon + 2, true, Sign.EQUALS) : null;
        }
        return isOneOf("=", text, colon + 1)
                ? value(text, colon + 2, false, Sign.EQUALS)
                : value(text, colon + 1, false, Sign.COLON);
    }

    /** Where the value stands as an argument or a member of its own. */
    private static Assignment besides(String text, int nameStart, int closed, int at, boolean quotedName) {
        int next = Whitespace.skipEscaped(text, text.charAt(at) == ',' ? at + 1 : closed, MAX_BLANKS);
        int word = skipQuotes(text, next);
        int wordEnd = word + CharSet.WORD.run(text, word, 20);
        if (wordEnd - word >= 5 && text.regionMatches(true, wordEnd - 5, "value", 0, 5)) {
            int sign = Whitespace.skipBlanks(text, skipQuotes(text, wordEnd), MAX_BLANKS);
            return isOneOf(":=", text, sign) ? value(text, sign + 1, false, Sign.COLON) : null;
        }
        boolean option = text.charAt(nameStart) == '-';
        if (!option || next == closed || quotedName != (text.charAt(at) == ',')) {
            return null;
        }
        return isOneOf("-", text, next) ? null : value(text, next, false, Sign.OTHER);
    }

    /** The text of an element, or of the element {@code Value} in it. */
    private static Assignment element(String text, int from) {
        int inner = Whitespace.skipEscaped(text, from, MAX_BLANKS);
        int start = text.regionMatches(true, inner, "<value>", 0, 7) ? inner + 7 : from;
        Assignment content = bare(text, start, false, Sign.OTHER);
        return text.startsWith("</", content.end()) ? content : null;
    }

    private static Assignment value(String text, int from, boolean noBlankBefore, Sign sign) {
        int at = Whitespace.skipBlanks(text, from, MAX_BLANKS);
        if (sign == Sign.COLON && isOneOf("|>", text, at)) {
            int block = at + 1 + BLOCK_OPTIONS.run(text, at + 1, 2);
            int line = Whitespace.skipEscaped(text, block, MAX_BLANKS);
            return Whitespace.hasLineBreak(text, block, line) ? bare(text, line, false, sign) : null;
        }
        int quote = at;
        while (quote < text.length() && quote < at + 8 && text.charAt(quote) == '\\') {
            quote++;
        }
        if (CharSet.QUOTE.at(text, quote)) {
            int end = endOfQuoted(text, quote, quote > at);
            return new Assignment(quote + 1, end, true, false, true, sign);
        }
        return bare(text, at, noBlankBefore && at == from, sign);
    }

    private static Assignment bare(String text, int start, boolean tight, Sign sign) {
        int limit = Math.min(text.length(), start + MAX_VALUE);
        int end = start;
        while (end < limit && BARE_END.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        int rest = Whitespace.skipBlanks(text, end, MAX_BLANKS);
        boolean last = rest >= text.length() || isOneOf("\n\r\\#,;}\"'`<", text, rest);
        return new Assignment(start, end, false, tight, last, sign);
    }

    private static int endOfQuoted(String text, int quote, boolean escapedQuotes) {
        char mark = text.charAt(quote);
        int limit = Math.min(text.length(), quote + 1 + MAX_VALUE);
        int end = quote + 1;
        while (end < limit && text.charAt(end) != mark) {
            end += !escapedQuotes && text.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, limit);
        while (escapedQuotes && end > quote + 1 && text.charAt(end - 1) == '\\') {
            end--;
        }
        return end;
    }

    private static int skipQuotes(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + 8 && isOneOf("\\\"'`]", text, at)) {
            at++;
        }
        // A backslash that begins a line break is no quotation mark.
        boolean lineBreak = at > from && text.charAt(at - 1) == '\\' && isOneOf("nrt", text, at);
        return lineBreak ? at - 1 : at;
    }

    private static boolean isOneOf(String characters, String text, int index) {
        return index < text.length() && characters.indexOf(text.charAt(index)) >= 0;
    }
}

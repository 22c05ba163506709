package io.jenkins.plugins.terraformguard.engine.source;

import io.jenkins.plugins.terraformguard.engine.source.HclToken.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads native syntax in which nothing has to be evaluated. */
final class LiteralReader {
    /** Nesting of blocks, lists and objects. */
    static final int MAX_DEPTH = 20;

    private static final int MAX_DIGITS = 40;
    private static final int MAX_EXPONENT = 300;

    private final HclLexer lexer;
    private int depth;

    LiteralReader(HclLexer lexer) {
        this.lexer = lexer;
    }

    /** The value that a text is, and nothing else. */
    static Object alone(String text) throws SnippetException {
        LiteralReader reader = new LiteralReader(new HclLexer(text, new Scan("", ScanBudget.ofOneFile())));
        Object value = reader.value();
        reader.skipNewlines();
        if (!reader.peek().is(Type.END)) {
            throw notWrittenOut(reader.peek());
        }
        return value;
    }

    HclToken peek() {
        return lexer.peek();
    }

    HclToken next() {
        return lexer.next();
    }

    void skipNewlines() {
        while (peek().is(Type.NEWLINE)) {
            next();
        }
    }

    /** Attributes and blocks up to this token, which is taken. */
    HclBody body(Type end) throws SnippetException {
        enter();
        Map<String, Object> attributes = new LinkedHashMap<>();
        Map<String, List<HclBody>> blocks = new LinkedHashMap<>();
        for (skipNewlines(); !peek().is(end); skipNewlines()) {
            HclToken name = next();
            if (!name.is(Type.IDENTIFIER)) {
                throw new SnippetException("Line " + name.line() + ": an attribute or a block is expected");
            }
            HclToken sign = next();
            if (sign.is(Type.EQUALS)) {
                if (attributes.containsKey(name.text()) || blocks.containsKey(name.text())) {
                    throw new SnippetException("'" + name.text() + "' is set twice");
                }
                attributes.put(name.text(), value());
                endOfItem(end);
            } else if (sign.is(Type.OPEN_BRACE) && !attributes.containsKey(name.text())) {
                blocks.computeIfAbsent(name.text(), type -> new ArrayList<>()).add(body(Type.CLOSE_BRACE));
                endOfItem(end);
            } else {
                throw new SnippetException(
                        "Line " + sign.line() + ": '=' or '{' is expected after '" + name.text() + "'");
            }
        }
        next();
        depth--;
        return new HclBody(attributes, blocks);
    }

    private void endOfItem(Type end) throws SnippetException {
        HclToken token = peek();
        if (!token.is(Type.NEWLINE) && !token.is(end)) {
            throw notWrittenOut(token);
        }
    }

    /** A value, and nothing after it. */
    Object value() throws SnippetException {
        HclToken token = next();
        return switch (token.type()) {
            case QUOTED -> {
                if (token.text() == null) {
                    throw new SnippetException("Line " + token.line() + ": a text with a template in it");
                }
                yield token.text();
            }
            case NUMBER -> number(token, "");
            case IDENTIFIER -> word(token);
            case OPEN_BRACKET -> list();
            case OPEN_BRACE -> object();
            case OTHER -> {
                HclToken after = peek();
                if (!lexer.slice(token.start(), token.end()).equals("-") || !after.is(Type.NUMBER)) {
                    throw notWrittenOut(token);
                }
                yield number(next(), "-");
            }
            default -> throw notWrittenOut(token);
        };
    }

    private static SnippetException notWrittenOut(HclToken token) {
        return token.is(Type.END)
                ? new SnippetException("It is cut off")
                : new SnippetException("Line " + token.line() + ": not a plain value, but something to be evaluated");
    }

    private static Object word(HclToken token) throws SnippetException {
        return switch (token.text()) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default ->
                throw new SnippetException(
                        "Line " + token.line() + ": '" + token.text() + "' is a reference or a function, not a value");
        };
    }

    private static BigDecimal number(HclToken token, String sign) throws SnippetException {
        try {
            BigDecimal number = token.text().length() > MAX_DIGITS ? null : new BigDecimal(sign + token.text());
            if (number != null && Math.abs((long) number.scale()) <= MAX_EXPONENT) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new SnippetException("Line " + token.line() + ": that is no number");
        }
        throw new SnippetException("Line " + token.line() + ": a number that no setting has");
    }

    private List<Object> list() throws SnippetException {
        enter();
        List<Object> elements = new ArrayList<>();
        for (skipNewlines(); !peek().is(Type.CLOSE_BRACKET); skipNewlines()) {
            elements.add(value());
            skipNewlines();
            if (!peek().is(Type.CLOSE_BRACKET) && !next().is(Type.COMMA)) {
                throw notWrittenOut(peek());
            }
        }
        next();
        depth--;
        return elements;
    }

    private Map<String, Object> object() throws SnippetException {
        enter();
        Map<String, Object> members = new LinkedHashMap<>();
        for (skipNewlines(); !peek().is(Type.CLOSE_BRACE); skipNewlines()) {
            HclToken key = next();
            boolean named = (key.is(Type.IDENTIFIER) || key.is(Type.QUOTED)) && key.text() != null;
            HclToken sign = next();
            if (!named || !sign.is(Type.EQUALS) && !sign.is(Type.COLON)) {
                throw notWrittenOut(key);
            }
            if (members.containsKey(key.text())) {
                throw new SnippetException("Line " + key.line() + ": a key is set twice");
            }
            members.put(key.text(), value());
            HclToken after = peek();
            if (after.is(Type.COMMA)) {
                next();
            } else if (!after.is(Type.NEWLINE) && !after.is(Type.CLOSE_BRACE)) {
                throw notWrittenOut(after);
            }
        }
        next();
        depth--;
        return members;
    }

    private void enter() throws SnippetException {
        if (++depth > MAX_DEPTH) {
            throw new SnippetException("It is nested deeper than " + MAX_DEPTH + " levels");
        }
    }
}

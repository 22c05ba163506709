package io.jenkins.plugins.terraformguard.engine.source;

import io.jenkins.plugins.terraformguard.engine.source.HclToken.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one block is written, so that its text can be changed: offsets of its parts in the text of its file.
 *
 * @param type such as {@code resource}
 * @param labels what stands between the type and the body
 * @param start where it begins
 * @param open behind its opening brace
 * @param close at its closing brace
 */
public record HclLayout(
        String type,
        List<String> labels,
        int start,
        int open,
        int close,
        List<Attribute> attributes,
        List<HclLayout> blocks) {
    private static final int MAX_DEPTH = 50;

    public HclLayout {
        labels = List.copyOf(labels);
        attributes = List.copyOf(attributes);
        blocks = List.copyOf(blocks);
    }

    /**
     * An attribute.
     *
     * @param start where its name begins
     * @param valueStart where its value begins
     * @param valueEnd behind its value
     * @param written whether the value is written out, and nothing of it has to be evaluated
     * @param value what it then is, as in {@link HclBody#attributes}
     */
    public record Attribute(String name, int start, int valueStart, int valueEnd, boolean written, Object value) {}

    /** The attribute of that name. */
    public Optional<Attribute> attribute(String name) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst();
    }

    /** The nested blocks of a type, in their order. */
    public List<HclLayout> blocks(String name) {
        return blocks.stream().filter(block -> block.type().equals(name)).toList();
    }

    /** Where the first thing in the body begins, or else the body ends. */
    public int firstItem() {
        int first = attributes.stream().mapToInt(Attribute::start).min().orElse(close);
        return Math.min(first, blocks.stream().mapToInt(HclLayout::start).min().orElse(close));
    }

    /** What it says, wherever that stands: equal for blocks that differ in nothing but layout and comments. */
    public List<Object> content() {
        List<Object> content = new ArrayList<>(List.of(type, labels));
        for (Attribute attribute : attributes) {
            content.add(attribute.name() + " " + attribute.written() + " " + attribute.value());
        }
        blocks.forEach(block -> content.add(block.content()));
        return content;
    }

    /**
     * The block that begins at a place.
     *
     * @param text of the file
     * @param line from 1
     * @param column from 1
     * @return empty where none begins there, or where it is not well-formed
     */
    public static Optional<HclLayout> at(String text, int line, int column) {
        Scan scan = new Scan("", ScanBudget.ofOneFile());
        HclLexer lexer = new HclLexer(text, scan);
        for (HclToken token = lexer.next(); !token.is(Type.END); token = lexer.next()) {
            if (token.line() == line && token.column() == column) {
                HclLayout block = token.is(Type.IDENTIFIER) ? block(lexer, token, 0) : null;
                return Optional.ofNullable(block);
            }
        }
        return Optional.empty();
    }

    /** @return null where it is not well-formed */
    private static HclLayout block(HclLexer lexer, HclToken type, int depth) {
        List<String> labels = new ArrayList<>();
        HclToken token = lexer.next();
        for (; token.is(Type.QUOTED) || token.is(Type.IDENTIFIER); token = lexer.next()) {
            labels.add(token.text() == null ? "" : token.text());
        }
        if (!token.is(Type.OPEN_BRACE) || depth > MAX_DEPTH) {
            return null;
        }
        int open = token.end();
        List<Attribute> attributes = new ArrayList<>();
        List<HclLayout> blocks = new ArrayList<>();
        for (token = lexer.next(); !token.is(Type.CLOSE_BRACE); token = lexer.next()) {
            if (token.is(Type.NEWLINE)) {
                continue;
            }
            if (!token.is(Type.IDENTIFIER)) {
                return null;
            }
            if (lexer.peek().is(Type.EQUALS)) {
                lexer.next();
                attributes.add(attribute(lexer, token));
            } else {
                HclLayout nested = block(lexer, token, depth + 1);
                if (nested == null) {
                    return null;
                }
                blocks.add(nested);
            }
        }
        return new HclLayout(type.text(), labels, type.start(), open, token.start(), attributes, blocks);
    }

    /** All tokens up to the end of the line, or of the block, that are in no bracket. */
    private static Attribute attribute(HclLexer lexer, HclToken name) {
        int start = lexer.peek().start();
        int end = start;
        int open = 0;
        while (!lexer.peek().is(Type.END)
                && (open > 0 || !lexer.peek().is(Type.NEWLINE) && !lexer.peek().is(Type.CLOSE_BRACE))) {
            HclToken token = lexer.next();
            open += token.type().closer() != null ? 1 : token.type().closes() ? -1 : 0;
            end = token.end();
            if (token.is(Type.HEREDOC)) {
                break; // It has taken the end of its line with it.
            }
        }
        try {
            Object value = LiteralReader.alone(lexer.slice(start, end));
            return new Attribute(name.text(), name.start(), start, end, true, value);
        } catch (SnippetException e) {
            return new Attribute(name.text(), name.start(), start, end, false, null);
        }
    }
}

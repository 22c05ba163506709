package io.jenkins.plugins.terraformguard.engine.source;

import io.jenkins.plugins.terraformguard.engine.source.HclToken.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds blocks and their attributes in native syntax. Nothing is evaluated: only what is written out has a position, so
 * an attribute set by {@code merge(...)} has one, and the keys that come out of it have none.
 *
 * <p>It takes any text, in linear time and without recursion. What it does not understand it passes over and reports.
 */
public final class HclScanner {
    private final Scan scan;
    private final HclLexer lexer;
    private final HclFrames frames;

    private HclScanner(String text, Scan scan) {
        this.scan = scan;
        this.lexer = new HclLexer(text, scan);
        this.frames = new HclFrames(scan);
    }

    /** @param file the name that positions have */
    public static ScannedFile scan(String text, String file) {
        return scan(text, file, ScanBudget.ofOneFile());
    }

    /** @param budget what may be kept, also of other files */
    public static ScannedFile scan(String text, String file, ScanBudget budget) {
        return new HclScanner(text, new Scan(file, budget)).run();
    }

    private ScannedFile run() {
        HclToken token = lexer.next();
        while (!token.is(Type.END)) {
            if (lexer.atTopLevelHeader() && !frames.atTopOfFile() && !isDataOfCheck(token)) {
                frames.closeAll(token.line());
            }
            accept(token);
            token = lexer.next();
        }
        frames.closeAll(lexer.line());
        return scan.result(lexer.line());
    }

    private void accept(HclToken token) {
        HclFrame top = frames.top();
        if (token.type().closes()) {
            frames.close(token);
        } else if (token.is(Type.NEWLINE)) {
            top.newline();
        } else if (token.is(Type.COMMA) && top.comma()) {
            return;
        } else if (top.inItem()) {
            restOfItem(top, token);
        } else if (top.isBody()) {
            bodyItem(top, token);
        } else if (top.kind() == HclFrame.Kind.OBJECT) {
            objectItem(top, token);
        } else {
            top.startItem();
            SourcePosition at = position(token);
            value(top, keep(at) ? top.node().addElement(at) : null, null, token);
        }
    }

    private void restOfItem(HclFrame top, HclToken token) {
        top.moreFollows();
        if (token.type().closer() != null) {
            frames.pushBracket(token);
        }
    }

    private void bodyItem(HclFrame top, HclToken token) {
        Type next = token.is(Type.IDENTIFIER) ? lexer.peek().type() : Type.OTHER;
        top.startItem();
        if (next == Type.EQUALS) {
            SourcePosition at = position(token);
            boolean kept = top.kind() == HclFrame.Kind.BODY && top.node() != null && keep(at);
            itemValue(top, kept ? top.node().addArgument(token.text(), at) : null, token.text());
        } else if (next == Type.IDENTIFIER || next == Type.QUOTED || next == Type.OPEN_BRACE) {
            header(top, token);
        } else {
            scan.problem(token.line(), "An attribute or a block is expected here");
            restOfItem(top, token);
        }
    }

    private void objectItem(HclFrame top, HclToken token) {
        boolean key = token.text() != null;
        Type next = key ? lexer.peek().type() : Type.OTHER;
        top.startItem();
        if (next == Type.EQUALS || next == Type.COLON) {
            SourcePosition at = position(token);
            itemValue(top, keep(at) ? top.node().setItem(token.text(), at) : null, null);
        } else {
            restOfItem(top, token);
        }
    }

    /** The value after the sign that comes next. */
    private void itemValue(HclFrame top, AttributeNode node, String name) {
        lexer.next();
        HclToken first = lexer.peek();
        if (first.is(Type.NEWLINE) || first.is(Type.END) || first.type().closes()) {
            scan.problem(first.line(), "A value is missing");
        } else {
            value(top, node, name, lexer.next());
        }
    }

    /** @param name of the argument whose text may be needed, or null */
    private void value(HclFrame top, AttributeNode node, String name, HclToken first) {
        boolean constructor = first.is(Type.OPEN_BRACE) || first.is(Type.OPEN_BRACKET);
        if (constructor && node != null && !isForExpression()) {
            HclFrame.Kind kind = first.is(Type.OPEN_BRACE) ? HclFrame.Kind.OBJECT : HclFrame.Kind.LIST;
            top.valueIsWholeUnless(node::clear);
            frames.push(new HclFrame(kind, first.type().closer(), node, null, first.line()));
        } else if (first.type().closer() != null) {
            frames.pushBracket(first);
        } else if (first.is(Type.QUOTED) && first.text() != null && name != null && top.block() != null) {
            BlockBuilder block = top.block();
            if (block.literal(name, first.text())) {
                top.valueIsWholeUnless(() -> block.dropLiteral(name));
            }
        }
    }

    private boolean isForExpression() {
        while (lexer.peek().is(Type.NEWLINE)) {
            lexer.next();
        }
        return lexer.peek().is(Type.IDENTIFIER) && "for".equals(lexer.peek().text());
    }

    private void header(HclFrame top, HclToken type) {
        List<String> labels = new ArrayList<>();
        while (lexer.peek().is(Type.IDENTIFIER) || lexer.peek().is(Type.QUOTED)) {
            String label = lexer.next().text();
            labels.add(label == null ? "" : label);
        }
        if (lexer.peek().is(Type.NEWLINE)) {
            scan.problem(type.line(), "A block must open on the line of its header");
            while (lexer.peek().is(Type.NEWLINE)) {
                lexer.next();
            }
            top.endItem();
        }
        if (lexer.peek().is(Type.OPEN_BRACE)) {
            lexer.next();
            open(top, type, labels);
        } else if (top.inItem()) {
            scan.problem(type.line(), "The body of a block is missing");
        }
    }

    private void open(HclFrame top, HclToken type, List<String> labels) {
        String name = type.text();
        SourcePosition at = position(type);
        AttributeNode node = null;
        BlockBuilder block = null;
        HclFrame.Kind kind = HclFrame.Kind.BODY;
        if (frames.atTopOfFile() || isDataOfCheck(type) && labels.size() == 2) {
            block = scan.block(name, labels, at);
            node = block == null ? null : block.root();
        } else if (top.kind() == HclFrame.Kind.DYNAMIC) {
            node = name.equals(BlockKinds.CONTENT) ? top.node() : null;
        } else if (name.equals(BlockKinds.DYNAMIC) && labels.size() == 1) {
            kind = HclFrame.Kind.DYNAMIC;
            node = top.node() != null && keep(at) ? top.node().addDynamic(labels.get(0), at) : null;
        } else if (top.node() != null && keep(at)) {
            node = top.node().addBlock(name, at);
        }
        frames.push(new HclFrame(kind, Type.CLOSE_BRACE, node, block, type.line()));
    }

    /** A check may have a data source of its own, which the plan shows like any other. */
    private boolean isDataOfCheck(HclToken type) {
        BlockBuilder block = frames.top().block();
        return block != null && block.kind().equals(BlockKinds.CHECK) && BlockKinds.DATA.equals(type.text());
    }

    private boolean keep(SourcePosition at) {
        return scan.takeAttribute(at);
    }

    private SourcePosition position(HclToken token) {
        return scan.position(token.line(), token.column());
    }
}

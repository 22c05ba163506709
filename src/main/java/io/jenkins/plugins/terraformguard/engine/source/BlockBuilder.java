package io.jenkins.plugins.terraformguard.engine.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A block while its body is read. */
final class BlockBuilder {
    private final String kind;
    private final List<String> labels;
    private final SourcePosition position;
    private final AttributeNode root;
    private final Map<String, String> literals = new HashMap<>();
    private int endLine;

    BlockBuilder(String kind, List<String> labels, SourcePosition position) {
        this.kind = kind;
        this.labels = labels;
        this.position = position;
        this.root = new AttributeNode(position);
    }

    String kind() {
        return kind;
    }

    SourcePosition position() {
        return position;
    }

    AttributeNode root() {
        return root;
    }

    /** Keeps the text of an attribute if this kind of block needs it. */
    boolean literal(String name, String text) {
        return BlockKinds.literals(kind).contains(name) && literals.putIfAbsent(name, text) == null;
    }

    void dropLiteral(String name) {
        literals.remove(name);
    }

    void end(int line) {
        if (endLine == 0) {
            endLine = line;
        }
    }

    SourceBlock build() {
        return new SourceBlock(kind, labels, position, endLine, new SourceAttributes(root), literals);
    }
}

package io.jenkins.plugins.terraformguard.engine.source;

import io.jenkins.plugins.terraformguard.engine.source.HclToken.Type;

/** Something that is open while native syntax is read: the file, a body, an object, a list, a bracket. */
final class HclFrame {
    /** What may stand in it. */
    enum Kind {
        /** Blocks. */
        FILE,
        /** Attributes and blocks. */
        BODY,
        /** The body of a {@code dynamic} block. */
        DYNAMIC,
        /** Keys with values. */
        OBJECT,
        /** Values. */
        LIST,
        /** Anything; only its end is looked for. */
        BRACKET
    }

    private static final Runnable NOTHING = () -> {};

    private final Kind kind;
    private final Type closer;
    private final AttributeNode node;
    private final BlockBuilder block;
    private final int line;
    private boolean inItem;
    private Runnable ifMoreFollows = NOTHING;

    /**
     * @param node what is in here becomes part of it; null if nothing in here is kept
     * @param block the block whose own body this is, or null
     * @param line where it was opened
     */
    HclFrame(Kind kind, Type closer, AttributeNode node, BlockBuilder block, int line) {
        this.kind = kind;
        this.closer = closer;
        this.node = node;
        this.block = block;
        this.line = line;
        this.inItem = kind == Kind.BRACKET;
    }

    Kind kind() {
        return kind;
    }

    Type closer() {
        return closer;
    }

    AttributeNode node() {
        return node;
    }

    BlockBuilder block() {
        return block;
    }

    int line() {
        return line;
    }

    boolean isBody() {
        return kind == Kind.FILE || kind == Kind.BODY || kind == Kind.DYNAMIC;
    }

    /** Whether the rest of an item is being passed over. */
    boolean inItem() {
        return inItem;
    }

    /**
     * What was recognised so far is the whole value only if nothing follows it: {@code [1, 2][0]} is no list.
     *
     * @param correction to be done if something follows
     */
    void valueIsWholeUnless(Runnable correction) {
        ifMoreFollows = correction;
    }

    void startItem() {
        inItem = true;
        ifMoreFollows = NOTHING;
    }

    /** The item has another token. */
    void moreFollows() {
        ifMoreFollows.run();
        ifMoreFollows = NOTHING;
    }

    void newline() {
        if (isBody() || kind == Kind.OBJECT) {
            endItem();
        }
    }

    /** Answers whether a comma has a meaning here. */
    boolean comma() {
        boolean separates = kind == Kind.OBJECT || kind == Kind.LIST;
        if (separates) {
            endItem();
        }
        return separates;
    }

    void endItem() {
        inItem = kind == Kind.BRACKET;
        ifMoreFollows = NOTHING;
    }
}

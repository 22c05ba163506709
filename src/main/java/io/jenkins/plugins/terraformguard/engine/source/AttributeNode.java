package io.jenkins.plugins.terraformguard.engine.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A place in a block and the places in it: members of an object or body, elements of a list, blocks of one type.
 * Blocks of one type are elements in their order; those of a {@code dynamic} block are as many as the plan makes of it,
 * so one node stands for all that come after the elements.
 */
final class AttributeNode {
    private final SourcePosition position;
    private Map<String, AttributeNode> members = Map.of();
    private List<AttributeNode> elements = List.of();
    private AttributeNode every;
    private boolean uncountable;

    AttributeNode(SourcePosition position) {
        this.position = position;
    }

    /** A place with nothing in it yet. */
    static AttributeNode of(SourceNode kept) {
        AttributeNode node = new AttributeNode(kept.position());
        node.uncountable = kept.uncountable();
        return node;
    }

    /** Puts in what was kept of this place. */
    void put(SourceNode kept, AttributeNode node) {
        switch (kept.step()) {
            case MEMBER -> writableMembers().put(kept.name(), node);
            case ELEMENT -> writableElements().add(node);
            case EVERY -> every = node;
            case ROOT -> throw new IllegalArgumentException("A block is not in another place");
        }
    }

    SourcePosition position() {
        return position;
    }

    boolean isUncountable() {
        return uncountable;
    }

    Map<String, AttributeNode> members() {
        return members;
    }

    List<AttributeNode> elements() {
        return elements;
    }

    /** What stands for all elements after {@link #elements()}, or null. */
    AttributeNode every() {
        return every;
    }

    /** The one element that an index can mean, or null. */
    AttributeNode only() {
        if (elements.isEmpty()) {
            return every;
        }
        return elements.size() == 1 && every == null && !uncountable ? elements.get(0) : null;
    }

    /** An argument of a body; the language has each only once, so the first stays. */
    AttributeNode addArgument(String name, SourcePosition at) {
        AttributeNode node = new AttributeNode(at);
        writableMembers().putIfAbsent(name, node);
        return node;
    }

    /** An item of an object; the last of a key is the one that counts. */
    AttributeNode setItem(String key, SourcePosition at) {
        AttributeNode node = new AttributeNode(at);
        writableMembers().put(key, node);
        return node;
    }

    /** A nested block. */
    AttributeNode addBlock(String type, SourcePosition at) {
        return group(type, at).addElement(at);
    }

    /** A {@code dynamic} block of this type; the node stands for the blocks that it makes. */
    AttributeNode addDynamic(String type, SourcePosition at) {
        return group(type, at).addEvery(at);
    }

    AttributeNode addElement(SourcePosition at) {
        AttributeNode node = new AttributeNode(at);
        if (every != null || uncountable) {
            giveUpCounting();
        } else {
            writableElements().add(node);
        }
        return node;
    }

    private AttributeNode addEvery(SourcePosition at) {
        AttributeNode node = new AttributeNode(at);
        if (every != null || uncountable) {
            giveUpCounting();
        } else {
            every = node;
        }
        return node;
    }

    /** What comes after an unknown number of blocks has no number, and then those blocks can't be told from it. */
    private void giveUpCounting() {
        every = null;
        uncountable = true;
    }

    /** Makes what is in here the first element, for a key that turns out to be there several times. */
    void becomeList() {
        if (elements.isEmpty() && every == null) {
            AttributeNode first = new AttributeNode(position);
            first.members = members;
            members = Map.of();
            elements = new ArrayList<>(List.of(first));
        }
    }

    /** Forgets what is in here. */
    void clear() {
        members = Map.of();
        elements = List.of();
        every = null;
    }

    /** A copy in which the other's members take the place of those of the same name, wholly. */
    AttributeNode with(Map<String, AttributeNode> others) {
        AttributeNode copy = new AttributeNode(position);
        copy.members = new LinkedHashMap<>(members);
        copy.members.putAll(others);
        copy.elements = elements;
        copy.every = every;
        copy.uncountable = uncountable;
        return copy;
    }

    /** A copy with other elements. */
    AttributeNode withElements(List<AttributeNode> others) {
        AttributeNode copy = with(Map.of());
        copy.elements = List.copyOf(others);
        return copy;
    }

    private AttributeNode group(String type, SourcePosition at) {
        return writableMembers().computeIfAbsent(type, key -> new AttributeNode(at));
    }

    private List<AttributeNode> writableElements() {
        if (elements.isEmpty()) {
            elements = new ArrayList<>(2);
        }
        return elements;
    }

    private Map<String, AttributeNode> writableMembers() {
        if (members.isEmpty()) {
            members = new LinkedHashMap<>(4);
        }
        return members;
    }
}

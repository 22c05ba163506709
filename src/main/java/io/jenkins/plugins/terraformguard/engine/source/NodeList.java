package io.jenkins.plugins.terraformguard.engine.source;

import io.jenkins.plugins.terraformguard.engine.source.SourceNode.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** The places of a block as a list, and back. Neither takes a deep stack. */
final class NodeList {
    private NodeList() {}

    static List<SourceNode> of(AttributeNode root) {
        record Open(int depth, Step step, String name, AttributeNode node) {}
        List<SourceNode> nodes = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(0, Step.ROOT, "", root));
        while (!open.isEmpty()) {
            Open next = open.pop();
            AttributeNode node = next.node();
            nodes.add(new SourceNode(next.depth(), next.step(), next.name(), node.position(), node.isUncountable()));
            List<Open> inside = new ArrayList<>();
            int depth = next.depth() + 1;
            node.members().forEach((name, member) -> inside.add(new Open(depth, Step.MEMBER, name, member)));
            node.elements().forEach(element -> inside.add(new Open(depth, Step.ELEMENT, "", element)));
            if (node.every() != null) {
                inside.add(new Open(depth, Step.EVERY, "", node.every()));
            }
            Collections.reverse(inside);
            inside.forEach(open::push);
        }
        return nodes;
    }

    /** @throws IllegalArgumentException if it is no such list */
    static AttributeNode root(List<SourceNode> nodes) {
        if (nodes.isEmpty() || nodes.get(0).step() != Step.ROOT || nodes.get(0).depth() != 0) {
            throw new IllegalArgumentException("The first place of a block is the block itself");
        }
        AttributeNode root = AttributeNode.of(nodes.get(0));
        Deque<AttributeNode> around = new ArrayDeque<>(List.of(root));
        for (SourceNode next : nodes.subList(1, nodes.size())) {
            if (next.depth() < 1 || next.depth() > around.size()) {
                throw new IllegalArgumentException("A place is deeper than what it could be in");
            }
            while (around.size() > next.depth()) {
                around.pop();
            }
            AttributeNode node = AttributeNode.of(next);
            around.element().put(next, node);
            around.push(node);
        }
        return root;
    }
}

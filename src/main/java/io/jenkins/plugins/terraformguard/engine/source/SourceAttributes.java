package io.jenkins.plugins.terraformguard.engine.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the attributes and nested blocks of one block are. A path is written as in {@code ingress[0].tags["a.b"]}.
 *
 * <p>A plan shows a single nested block as a list of one, while configuration has a block or an object; both ways to write
 * such a path find it. Nested blocks are numbered as they appear. Where a provider keeps them as a set, the plan may
 * number them in another order, and a position may be that of another block of the same type.
 */
public final class SourceAttributes {
    private static final String LIFECYCLE = "lifecycle";

    private final AttributeNode root;

    SourceAttributes(AttributeNode root) {
        this.root = root;
    }

    /**
     * What was kept by {@link #nodes()}.
     *
     * @throws IllegalArgumentException if it is no such list
     */
    public static SourceAttributes of(List<SourceNode> nodes) {
        return new SourceAttributes(NodeList.root(nodes));
    }

    /** All places, to be kept. */
    public List<SourceNode> nodes() {
        return NodeList.of(root);
    }

    /** The position of exactly this path. */
    public Optional<SourcePosition> at(String path) {
        List<PathStep> steps = PathStep.parse(path);
        List<AttributeNode> way = walk(steps);
        return way.size() == steps.size() && !steps.isEmpty()
                ? Optional.of(way.get(way.size() - 1).position())
                : Optional.empty();
    }

    /** The position of the path, or else of the nearest thing around it that is in this block. */
    public Optional<SourcePosition> nearest(String path) {
        List<AttributeNode> way = walk(PathStep.parse(path));
        return way.isEmpty()
                ? Optional.empty()
                : Optional.of(way.get(way.size() - 1).position());
    }

    AttributeNode root() {
        return root;
    }

    boolean has(String name) {
        return root.members().containsKey(name);
    }

    /** An override replaces arguments, and all blocks of a type by its own; only {@code lifecycle} is merged. */
    SourceAttributes overriddenBy(SourceAttributes override) {
        AttributeNode merged = root.with(override.root.members());
        AttributeNode before = root.members().get(LIFECYCLE);
        AttributeNode after = override.root.members().get(LIFECYCLE);
        if (before != null && after != null) {
            AttributeNode body = body(before).with(body(after).members());
            boolean isBlock = !before.elements().isEmpty();
            merged = merged.with(Map.of(LIFECYCLE, isBlock ? before.withElements(List.of(body)) : body));
        }
        return new SourceAttributes(merged);
    }

    private static AttributeNode body(AttributeNode block) {
        return block.elements().isEmpty() ? block : block.elements().get(0);
    }

    /** The nodes that the steps lead through, one for each step, as far as they lead. */
    private List<AttributeNode> walk(List<PathStep> steps) {
        List<AttributeNode> way = new ArrayList<>();
        AttributeNode node = root;
        for (PathStep step : steps) {
            node = step instanceof PathStep.Member member
                    ? member(node, member.name())
                    : element(node, ((PathStep.Element) step).index());
            if (node == null) {
                return way;
            }
            way.add(node);
        }
        return way;
    }

    private static AttributeNode member(AttributeNode node, String name) {
        AttributeNode member = node.members().get(name);
        if (member != null) {
            return member;
        }
        AttributeNode only = node.only();
        return only == null ? null : only.members().get(name);
    }

    private AttributeNode element(AttributeNode node, int index) {
        if (index < node.elements().size()) {
            return node.elements().get(index);
        }
        if (node.every() != null) {
            return node.every();
        }
        boolean single = index == 0 && !node.members().isEmpty() && node != root;
        return single ? node : null;
    }
}

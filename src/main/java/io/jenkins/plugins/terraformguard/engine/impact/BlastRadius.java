package io.jenkins.plugins.terraformguard.engine.impact;

import java.util.List;
import java.util.Set;

/**
 * What depends on what changes.
 *
 * @param changed blocks of the configuration with a change that others feel
 * @param downstream resources that depend on them, directly or not, and do not change themselves or change because of it
 * @param nodes the graph as far as it is drawn, at most {@link #MAX_NODES}
 * @param edges between those, from what is depended on to what depends
 * @param lost links that the plan does not hold, by name, at most {@link #MAX_LOST}
 * @param omitted nodes that are not drawn
 */
public record BlastRadius(
        int changed, int downstream, List<Node> nodes, List<Edge> edges, List<String> lost, int omitted) {
    public static final int MAX_NODES = 60;
    public static final int MAX_EDGES = 400;
    public static final int MAX_LOST = 50;
    public static final Set<String> KINDS = Set.of("resource", "data", "output", "module", "variable");

    public static final BlastRadius NONE = new BlastRadius(0, 0, List.of(), List.of(), List.of(), 0);

    public BlastRadius {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        lost = List.copyOf(lost);
    }

    /**
     * A block of the configuration.
     *
     * @param id its address without instance keys
     * @param kind one of {@link #KINDS}
     * @param action the worst change of its instances, or empty
     * @param instances how many the plan has of it
     * @param depth steps from the nearest change; 0 for one that changes by itself
     */
    public record Node(String id, String kind, String action, int instances, int depth) {}

    /** {@code lost} where the plan tells only that there is a link, and not which. */
    public record Edge(String from, String to, boolean lost) {}
}

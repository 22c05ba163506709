package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.impact.graph.Block;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds everything that depends on what changes, counts it, and picks what is worth drawing. */
final class BlastRadiusCollector {
    /** Steps through the graph that all counts for single changes may take together. */
    private static final int MAX_STEPS = 10_000_000;

    /** Steps to find the edges of one node that is drawn. */
    private static final int MAX_EDGE_STEPS = 100_000;

    private final ReachGraph graph;
    private final LostLinks lostLinks;
    private final Reached reached;
    private final Map<Integer, Integer> counts = new HashMap<>();
    /** The number of the walk that last saw a block. */
    private final int[] seen;

    private int walks;
    private int steps;

    BlastRadiusCollector(ReachGraph graph, LostLinks lostLinks) {
        this.graph = graph;
        this.lostLinks = lostLinks;
        this.reached = new Reached(graph);
        this.seen = new int[graph.size()];
    }

    BlastRadius collect() {
        List<Integer> all = new ArrayList<>();
        int changed = 0;
        int downstream = 0;
        for (int i = 0; i < graph.size(); i++) {
            boolean isChanged = graph.isChanged(i);
            boolean isDownstream = reached.isDownstream(i) && graph.isVisible(i);
            changed += isChanged ? 1 : 0;
            downstream += isDownstream && graph.block(i).isObject() ? 1 : 0;
            if (isChanged || isDownstream) {
                all.add(i);
            }
        }
        TreeSet<Integer> drawn = choose(all);
        List<BlastRadius.Node> nodes = new ArrayList<>();
        List<BlastRadius.Edge> edges = new ArrayList<>();
        for (int number : drawn) {
            nodes.add(node(number));
            IntList behind = behind(number);
            for (int i = 0; i < behind.size(); i++) {
                int next = behind.get(i);
                if (drawn.contains(next) && edges.size() < BlastRadius.MAX_EDGES) {
                    edges.add(new BlastRadius.Edge(
                            graph.block(number).address(), graph.block(next).address(), false));
                }
            }
        }
        TreeSet<String> lost = new TreeSet<>();
        for (int number : drawn) {
            for (String name : lostLinks.behind(graph.block(number))) {
                lost.add(name);
                if (edges.size() < BlastRadius.MAX_EDGES) {
                    edges.add(new BlastRadius.Edge(name, graph.block(number).address(), true));
                }
            }
        }
        nodes.sort(Comparator.comparingInt(BlastRadius.Node::depth).thenComparing(BlastRadius.Node::id));
        List<String> names = lost.stream().limit(BlastRadius.MAX_LOST).toList();
        return new BlastRadius(changed, downstream, nodes, edges, names, all.size() - nodes.size());
    }

    private BlastRadius.Node node(int number) {
        Block block = graph.block(number);
        BlockChanges changes = graph.changes(number);
        String kind =
                switch (block.kind()) {
                    case DATA -> "data";
                    case OUTPUT -> "output";
                    default -> "resource";
                };
        boolean acts = changes != null && BlockChanges.rank(changes.worst()) <= BlockChanges.rank(ChangeKind.READ);
        return new BlastRadius.Node(
                block.address(),
                kind,
                acts ? changes.worst().id() : "",
                changes == null ? 0 : changes.instances(),
                Math.max(0, reached.depth(number)));
    }

    /** Those with somebody behind them or before them first, then the worst, then the nearest; each with its way. */
    private TreeSet<Integer> choose(List<Integer> all) {
        List<Integer> order = new ArrayList<>(all);
        order.sort(Comparator.comparing(this::isAlone)
                .thenComparing(this::rank)
                .thenComparing(reached::depth)
                .thenComparing(Comparator.naturalOrder()));
        TreeSet<Integer> chosen = new TreeSet<>();
        for (int number : order) {
            List<Integer> way = new ArrayList<>();
            for (int at = number; at != Reached.NOT && !chosen.contains(at); at = reached.parent(at)) {
                way.add(at);
                if (chosen.size() + way.size() > BlastRadius.MAX_NODES) {
                    break;
                }
            }
            if (chosen.size() + way.size() <= BlastRadius.MAX_NODES) {
                chosen.addAll(way);
            }
            if (chosen.size() == BlastRadius.MAX_NODES) {
                break;
            }
        }
        return chosen;
    }

    private boolean isAlone(int number) {
        return !reached.isDownstream(number) && graph.consumers(number) == 0;
    }

    private int rank(int number) {
        BlockChanges changes = graph.changes(number);
        return changes == null ? Integer.MAX_VALUE : BlockChanges.rank(changes.worst());
    }

    /** The resources and outputs one step behind a block. */
    private IntList behind(int number) {
        IntList found = new IntList();
        walk(number, false, MAX_EDGE_STEPS, found);
        found.sort();
        return found;
    }

    /**
     * How many resources and data sources depend on a block; at least so many once {@link #isExhausted}.
     *
     * @param address of the block
     */
    int downstream(String address) {
        Integer number = graph.number(address);
        if (number == null || !graph.isChanged(number)) {
            return 0;
        }
        Integer known = counts.get(number);
        if (known == null) {
            IntList found = new IntList();
            steps += walk(number, true, MAX_STEPS - steps, found);
            known = 0;
            for (int i = 0; i < found.size(); i++) {
                known += graph.block(found.get(i)).isObject() ? 1 : 0;
            }
            counts.put(number, known);
        }
        return known;
    }

    /** Whether counting for single changes had to be cut short. */
    boolean isExhausted() {
        return steps >= MAX_STEPS;
    }

    /** Resources and data sources that are made from something that the plan does not hold, and are not known to depend on
     * a change: they may. */
    int hidden() {
        IntList stack = new IntList();
        boolean[] hides = new boolean[graph.size()];
        for (int i = 0; i < graph.size(); i++) {
            if (graph.hides(i)) {
                hides[i] = true;
                stack.add(i);
            }
        }
        int count = 0;
        while (stack.size() > 0) {
            int at = stack.removeLast();
            if (graph.isVisible(at)) {
                count += graph.block(at).isObject() && !graph.isChanged(at) && !reached.isDownstream(at) ? 1 : 0;
                continue;
            }
            for (int i = 0; i < graph.consumers(at); i++) {
                int next = graph.consumer(at, i);
                if (!hides[next]) {
                    hides[next] = true;
                    stack.add(next);
                }
            }
        }
        return count;
    }

    /** Finds visible blocks behind one: all, or those one step behind. Returns how many steps it took. */
    private int walk(int from, boolean all, int most, IntList into) {
        walks++;
        seen[from] = walks;
        IntList stack = new IntList();
        stack.add(from);
        int taken = 0;
        while (stack.size() > 0 && taken < most) {
            int at = stack.removeLast();
            for (int i = 0; i < graph.consumers(at) && taken < most; i++) {
                taken++;
                int next = graph.consumer(at, i);
                if (seen[next] == walks) {
                    continue;
                }
                seen[next] = walks;
                boolean visible = graph.isVisible(next);
                if (visible) {
                    into.add(next);
                }
                if (all || !visible) {
                    stack.add(next);
                }
            }
        }
        return taken;
    }
}

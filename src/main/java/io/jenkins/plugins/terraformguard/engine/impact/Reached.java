package io.jenkins.plugins.terraformguard.engine.impact;

import java.util.Arrays;

/**
 * Who feels the changes of a plan, and how far away they are: a breadth-first search over what people know as resources
 * and outputs; steps through variables, inner outputs and modules count nothing.
 */
final class Reached {
    static final int NOT = -1;

    private final ReachGraph graph;
    private final int[] depth;
    private final int[] parent;
    private final boolean[] passed;
    private final boolean[] downstream;

    Reached(ReachGraph graph) {
        this.graph = graph;
        this.depth = new int[graph.size()];
        this.parent = new int[graph.size()];
        this.passed = new boolean[graph.size()];
        this.downstream = new boolean[graph.size()];
        Arrays.fill(depth, NOT);
        Arrays.fill(parent, NOT);
        markDownstream();
        // First those that change for no other change's sake; a ring of changes has none, so its first is taken.
        search(false);
        search(true);
    }

    /** Steps from the nearest change that has no other one behind it, or {@link #NOT}. */
    int depth(int number) {
        return depth[number];
    }

    /** The one before it on a shortest way, or {@link #NOT}. */
    int parent(int number) {
        return parent[number];
    }

    /** Whether it depends on a change of another block. */
    boolean isDownstream(int number) {
        return downstream[number];
    }

    private void markDownstream() {
        IntList stack = new IntList();
        boolean[] expanded = new boolean[graph.size()];
        for (int i = 0; i < graph.size(); i++) {
            if (graph.isChanged(i)) {
                expanded[i] = true;
                stack.add(i);
            }
        }
        while (stack.size() > 0) {
            int at = stack.removeLast();
            for (int i = 0; i < graph.consumers(at); i++) {
                int next = graph.consumer(at, i);
                downstream[next] = true;
                if (!expanded[next]) {
                    expanded[next] = true;
                    stack.add(next);
                }
            }
        }
    }

    private void search(boolean rings) {
        IntList level = new IntList();
        for (int i = 0; i < graph.size(); i++) {
            if (graph.isChanged(i) && depth[i] == NOT && (rings || !downstream[i])) {
                depth[i] = 0;
                level.add(i);
                if (rings) {
                    spread(level);
                }
            }
        }
        spread(level);
    }

    private void spread(IntList level) {
        IntList next = new IntList();
        while (level.size() > 0) {
            level.sort();
            next.clear();
            for (int i = 0; i < level.size(); i++) {
                step(level.get(i), next);
            }
            level.clear();
            for (int i = 0; i < next.size(); i++) {
                level.add(next.get(i));
            }
        }
    }

    /** Adds all that are one step behind a block. */
    private void step(int from, IntList into) {
        IntList stack = new IntList();
        stack.add(from);
        while (stack.size() > 0) {
            int at = stack.removeLast();
            for (int i = 0; i < graph.consumers(at); i++) {
                int next = graph.consumer(at, i);
                if (graph.isVisible(next)) {
                    if (depth[next] == NOT) {
                        depth[next] = depth[from] + 1;
                        parent[next] = from;
                        into.add(next);
                    }
                } else if (!passed[next]) {
                    passed[next] = true;
                    stack.add(next);
                }
            }
        }
    }
}

package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.impact.BlastRadius;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the nodes of a graph stand: in columns from left to right by their depth, what the plan lost at the very left.
 * High columns are split, and after some columns the next ones go below, so that a long chain stays readable.
 */
final class GraphLayout {
    static final int WIDTH = 250;
    static final int HEIGHT = 46;
    static final int MARGIN = 24;
    private static final int GAP_X = 62;
    private static final int GAP_Y = 14;
    private static final int BAND_GAP = 40;
    private static final int MAX_ROWS = 14;
    private static final int MAX_COLUMNS = 6;

    /** Names that the plan lost, of which more only make noise. */
    static final int MAX_LOST = 10;

    private final Map<String, Box> boxes = new HashMap<>();
    private final List<Box> all = new ArrayList<>();
    private int width;
    private int height;

    /**
     * A node in its place.
     *
     * @param node null for something that the plan lost
     * @param x left edge
     * @param y upper edge
     * @param top upper edge of all columns beside it
     */
    record Box(String id, BlastRadius.Node node, int x, int y, int top) {
        int middle() {
            return y + HEIGHT / 2;
        }

        /** Halfway between the columns beside it and those above. */
        int above() {
            return top - BAND_GAP / 2;
        }

        int right() {
            return x + WIDTH;
        }
    }

    GraphLayout(BlastRadius blast) {
        List<List<String>> columns = new ArrayList<>();
        Map<String, BlastRadius.Node> nodes = new HashMap<>();
        TreeMap<Integer, List<String>> byDepth = new TreeMap<>();
        for (BlastRadius.Node node : blast.nodes()) {
            if (nodes.putIfAbsent(node.id(), node) == null) {
                byDepth.computeIfAbsent(node.depth(), depth -> new ArrayList<>())
                        .add(node.id());
            }
        }
        split(lost(blast, nodes), columns);
        Map<String, Integer> rows = new HashMap<>();
        byDepth.values().forEach(column -> {
            order(column, blast, rows);
            split(column, columns);
        });
        place(columns, nodes);
    }

    /** The boxes in the order in which they are drawn. */
    List<Box> boxes() {
        return all;
    }

    /** The box of a node or of a lost name; null if it is not drawn. */
    Box box(String id) {
        return boxes.get(id);
    }

    /** Of the whole picture. */
    int width() {
        return width;
    }

    /** Of the whole picture, without what is written below. */
    int height() {
        return height;
    }

    private static List<String> lost(BlastRadius blast, Map<String, BlastRadius.Node> nodes) {
        Set<String> names = new LinkedHashSet<>();
        for (BlastRadius.Edge edge : blast.edges()) {
            if (edge.lost() && !nodes.containsKey(edge.from()) && names.size() < MAX_LOST) {
                names.add(edge.from());
            }
        }
        return new ArrayList<>(names);
    }

    /** Those beside each other that come from the same ones, which saves crossings. */
    private static void order(List<String> column, BlastRadius blast, Map<String, Integer> rows) {
        Map<String, Integer> sum = new HashMap<>();
        Map<String, Integer> count = new HashMap<>();
        for (BlastRadius.Edge edge : blast.edges()) {
            Integer row = rows.get(edge.from());
            if (row != null) {
                sum.merge(edge.to(), row, Integer::sum);
                count.merge(edge.to(), 1, Integer::sum);
            }
        }
        Map<String, Integer> weight = new HashMap<>();
        column.forEach(
                id -> weight.put(id, count.containsKey(id) ? 100 * sum.get(id) / count.get(id) : Integer.MAX_VALUE));
        column.sort(Comparator.<String, Integer>comparing(weight::get).thenComparing(Comparator.naturalOrder()));
        for (int i = 0; i < column.size(); i++) {
            rows.put(column.get(i), i);
        }
    }

    private static void split(List<String> column, List<List<String>> into) {
        for (int start = 0; start < column.size(); start += MAX_ROWS) {
            into.add(column.subList(start, Math.min(column.size(), start + MAX_ROWS)));
        }
    }

    private void place(List<List<String>> columns, Map<String, BlastRadius.Node> nodes) {
        int top = MARGIN;
        int bottom = MARGIN;
        for (int i = 0; i < columns.size(); i++) {
            int column = i % MAX_COLUMNS;
            if (column == 0 && i > 0) {
                top = bottom + BAND_GAP;
            }
            int x = MARGIN + column * (WIDTH + GAP_X);
            int y = top;
            for (String id : columns.get(i)) {
                Box box = new Box(id, nodes.get(id), x, y, top);
                boxes.put(id, box);
                all.add(box);
                y += HEIGHT + GAP_Y;
            }
            bottom = Math.max(bottom, y - GAP_Y);
            width = Math.max(width, x + WIDTH + MARGIN);
        }
        width = Math.max(width, WIDTH + 2 * MARGIN);
        height = bottom + MARGIN;
    }
}

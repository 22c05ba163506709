package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.impact.BlastRadius;

/**
 * How a node of the graph looks. The colours stand out on light and on dark ground, and white text is readable on them.
 *
 * @param sign of the action, as Terraform's own output has them
 * @param radius of the corners: data sources are round, what is lost and outputs have corners
 * @param strong whether it is destroyed or replaced
 */
record GraphLook(String sign, String colour, int radius, boolean strong) {
    private static final String GREY = "#6e7781";

    /** @param node null for something that the plan lost */
    static GraphLook of(BlastRadius.Node node) {
        if (node == null) {
            return new GraphLook("?", "#9a6700", 0, false);
        }
        int radius =
                switch (node.kind()) {
                    case "data" -> GraphLayout.HEIGHT / 2;
                    case "output" -> 0;
                    default -> 8;
                };
        return switch (node.action()) {
            case "delete" -> new GraphLook("\u2212", "#cf222e", radius, true);
            case "replace" -> new GraphLook("\u2212/+", "#cf222e", radius, true);
            case "forget", "create-and-forget" -> new GraphLook(".", "#8250df", radius, true);
            case "update" -> new GraphLook("~", "#9a6700", radius, false);
            case "create" -> new GraphLook("+", "#1a7f37", radius, false);
            case "read" -> new GraphLook("<=", "#0969da", radius, false);
            case "" -> new GraphLook(node.kind().equals("output") ? "\u2192" : "\u00b7", GREY, radius, false);
            default -> new GraphLook("!", GREY, radius, true);
        };
    }
}

package io.jenkins.plugins.terraformguard.engine.chart;

import io.jenkins.plugins.terraformguard.engine.report.SvgWriter;

/** Patterns that tell series apart where colours do not: on a print, in the dark, and for who sees them all alike. */
final class Patterns {
    private static final int SIZE = 8;

    /** Lines over the colour; the first series has none. */
    private static final String[] LINES = {
        "", "M0 8L8 0M-2 2L2 -2M6 10L10 6", "M0 4H8", "M4 0V8", "M0 0L8 8M8 0L0 8", "M3 4H5M7 0H9M-1 0H1M-1 8H1M7 8H9"
    };

    private Patterns() {}

    static String id(Chart chart, int series) {
        return "tfguard-" + chart.id() + "-" + series;
    }

    static void write(SvgWriter out, Chart chart) {
        out.begin("defs");
        for (int i = 0; i < chart.series().size(); i++) {
            out.begin("pattern", "id", id(chart, i), "width", SIZE, "height", SIZE, "patternUnits", "userSpaceOnUse");
            out.empty(
                    "rect",
                    "width",
                    SIZE,
                    "height",
                    SIZE,
                    "class",
                    "tfguard-look-" + chart.series().get(i).look());
            if (!LINES[i].isEmpty()) {
                out.empty("path", "class", "tfguard-chart__hatch", "d", LINES[i]);
            }
            out.end();
        }
        out.end();
    }
}

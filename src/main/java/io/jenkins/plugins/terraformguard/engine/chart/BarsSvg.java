package io.jenkins.plugins.terraformguard.engine.chart;

import io.jenkins.plugins.terraformguard.engine.report.SvgWriter;
import java.util.List;

/**
 * A chart of stacked bars, as part of a page that gives colours to its classes. Each series has a pattern of its own, and
 * each bar says in words what it shows and leads to what it is about. Who uses no pointing device finds the same in the
 * table that belongs to it, so the bars are no stops for the keyboard.
 */
public final class BarsSvg {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 190;
    private static final int LEFT = 56;
    private static final int TOP = 12;
    private static final int FOOT = 24;
    private static final int PLOT = HEIGHT - TOP - FOOT;
    private static final int MAX_BAR = 28;
    private static final int LABELS = 12;
    private static final int KEY_WIDTH = 28;
    private static final int KEY_HEIGHT = 14;

    private final Chart chart;
    private final long top;
    private final double step;
    private final SvgWriter out = new SvgWriter();

    private BarsSvg(Chart chart) {
        this.chart = chart;
        this.top = Axis.top(chart);
        int columns = Math.max(1, chart.columns().size());
        this.step = Math.min(MAX_BAR * 1.25, (double) (WIDTH - LEFT) / columns);
    }

    /** The chart; equal ones give equal texts. */
    public static String inPage(Chart chart) {
        BarsSvg bars = new BarsSvg(chart);
        bars.draw();
        return bars.out.finish();
    }

    /** How a series looks, for an explanation beside the chart. It needs the chart on the same page. */
    public static String key(Chart chart, int series) {
        SvgWriter out = new SvgWriter();
        out.begin("svg", "class", "tfguard-key", "width", KEY_WIDTH, "height", KEY_HEIGHT, "aria-hidden", "true");
        out.empty("rect", "width", KEY_WIDTH, "height", KEY_HEIGHT, "fill", fill(chart, series));
        return out.end().finish();
    }

    private void draw() {
        String id = "tfguard-chart-" + chart.id();
        out.begin(
                "svg",
                "class",
                "tfguard-chart",
                "role",
                "group",
                "aria-labelledby",
                id + "-title " + id + "-text",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT);
        out.text(chart.title(), "title", "id", id + "-title");
        out.text(chart.description(), "desc", "id", id + "-text");
        Patterns.write(out, chart);
        grid();
        List<Chart.Column> columns = chart.columns();
        int every = Math.max(1, (columns.size() + LABELS - 1) / LABELS);
        for (int i = 0; i < columns.size(); i++) {
            column(columns.get(i), i);
            if (i % every == 0) {
                out.text(
                        columns.get(i).label(),
                        "text",
                        "class",
                        "tfguard-chart__label",
                        "x",
                        number(left(i) + step / 2),
                        "y",
                        HEIGHT - 8,
                        "text-anchor",
                        "middle");
            }
        }
        out.end();
    }

    private void grid() {
        for (int half = 0; half <= 2; half++) {
            double y = TOP + PLOT - PLOT * half / 2.0;
            out.empty(
                    "line",
                    "class",
                    "tfguard-chart__line",
                    "x1",
                    LEFT - 6,
                    "x2",
                    WIDTH,
                    "y1",
                    number(y),
                    "y2",
                    number(y));
            out.text(
                    chart.unit().text(top * half / 2),
                    "text",
                    "class",
                    "tfguard-chart__label",
                    "x",
                    LEFT - 10,
                    "y",
                    number(y + 4),
                    "text-anchor",
                    "end");
        }
    }

    private void column(Chart.Column column, int index) {
        boolean leads = !column.href().isEmpty();
        if (leads) {
            out.begin("a", "href", column.href(), "tabindex", "-1");
        } else {
            out.begin("g");
        }
        out.text(column.text(), "title");
        out.empty(
                "rect",
                "class",
                "tfguard-chart__place",
                "x",
                number(left(index)),
                "y",
                TOP,
                "width",
                number(step),
                "height",
                PLOT);
        long below = 0;
        for (int i = 0; i < column.values().size(); i++) {
            int value = column.values().get(i);
            below += value;
            if (value > 0) {
                out.empty(
                        "rect",
                        "x",
                        number(left(index) + step * 0.1),
                        "y",
                        number(TOP + PLOT - height(below)),
                        "width",
                        number(step * 0.8),
                        "height",
                        number(Math.max(1, height(value))),
                        "fill",
                        fill(chart, i));
            }
        }
        out.end();
    }

    private double left(int index) {
        return LEFT + index * step;
    }

    private double height(long value) {
        return (double) value * PLOT / top;
    }

    private static String fill(Chart chart, int series) {
        return "url(#" + Patterns.id(chart, series) + ")";
    }

    /** A coordinate with two digits after the point, whatever the language of the machine. */
    static String number(double value) {
        long hundredths = Math.round(value * 100);
        return hundredths % 100 == 0 ? Long.toString(hundredths / 100) : Double.toString(hundredths / 100.0);
    }
}

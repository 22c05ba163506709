package io.jenkins.plugins.terraformguard.engine.chart;

import io.jenkins.plugins.terraformguard.engine.report.SvgWriter;
import java.util.List;

/** A line without axes, small enough for the cell of a table; as part of a page. */
public final class Sparkline {
    /** Points of a line; of more only the last are drawn. */
    public static final int MAX_POINTS = 50;

    private static final int WIDTH = 100;
    private static final int HEIGHT = 20;
    private static final double DOT = 2;

    private Sparkline() {}

    /**
     * The line.
     *
     * @param title what it shows, with the last number in it: the line itself has none
     * @param values from old to new; negative ones are not known and leave a gap
     */
    public static String inPage(String title, List<Integer> values) {
        List<Integer> shown = values.subList(Math.max(0, values.size() - MAX_POINTS), values.size());
        int top = Math.max(1, shown.stream().mapToInt(Integer::intValue).max().orElse(0));
        double step = shown.size() < 2 ? 0 : (WIDTH - 2 * DOT) / (shown.size() - 1);
        StringBuilder line = new StringBuilder();
        boolean gap = true;
        double x = DOT;
        double y = HEIGHT - DOT;
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i) < 0) {
                gap = true;
                continue;
            }
            x = DOT + i * step;
            y = HEIGHT - DOT - (HEIGHT - 2 * DOT) * shown.get(i) / top;
            line.append(gap ? 'M' : 'L').append(BarsSvg.number(x)).append(' ').append(BarsSvg.number(y));
            gap = false;
        }
        SvgWriter out = new SvgWriter();
        out.begin(
                "svg",
                "class",
                "tfguard-spark",
                "role",
                "img",
                "aria-label",
                title,
                "width",
                WIDTH,
                "height",
                HEIGHT,
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT);
        out.text(title, "title");
        if (line.length() > 0) {
            out.empty("path", "class", "tfguard-spark__line", "d", line);
            out.empty("circle", "cx", BarsSvg.number(x), "cy", BarsSvg.number(y), "r", BarsSvg.number(DOT));
        }
        return out.end().finish();
    }
}

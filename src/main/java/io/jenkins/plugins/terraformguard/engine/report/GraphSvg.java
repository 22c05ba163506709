package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.impact.BlastRadius;
import java.util.ArrayList;
import java.util.List;

/**
 * A blast radius as a picture: what changes at the left, what depends on it to the right. It stands for itself as a file
 * and can be put into a page, whose colour of text it takes then. There is no script in it and no link to anything; all
 * that colours say is said by signs and words as well.
 */
public final class GraphSvg {
    /** Only where the picture is a document of its own; within a page the page decides. */
    private static final String STYLE = "svg:root{color:#1f2328;background:#ffffff;max-width:100%;height:auto}"
            + "svg:root .tg-box{fill:#ffffff;fill-opacity:1}"
            + "@media (prefers-color-scheme:dark){svg:root{color:#e6edf3;background:#0d1117}"
            + "svg:root .tg-box{fill:#161b22}}";

    private static final String FONT = "ui-sans-serif,system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
    private static final int BADGE = 30;
    private static final int NAME_UNITS = 26;
    private static final int LINE_UNITS = 32;
    private static final int FOOT = 44;
    /** What the explanation below needs. */
    private static final int FOOT_WIDTH = 460;

    private static final int ARROW = 7;
    private static final int TURN = 14;
    private static final int LOST_ASIDE = 9;
    private static final int MAX_TITLE = 600;

    private final BlastRadius blast;
    private final boolean inPage;
    private final GraphLayout layout;
    private final SvgWriter out = new SvgWriter();

    private GraphSvg(BlastRadius blast, boolean inPage) {
        this.blast = blast;
        this.inPage = inPage;
        this.layout = new GraphLayout(blast);
    }

    /** The picture; equal blast radii give equal bytes. */
    public static String render(BlastRadius blast) {
        return render(blast, false);
    }

    /** The picture as part of a page, without a style of its own: pages forbid styles within. */
    public static String inPage(BlastRadius blast) {
        return render(blast, true);
    }

    private static String render(BlastRadius blast, boolean inPage) {
        GraphSvg svg = new GraphSvg(blast, inPage);
        svg.draw();
        return svg.out.finish();
    }

    private void draw() {
        int width = Math.max(layout.width(), FOOT_WIDTH);
        int height = layout.height() + FOOT;
        String title = "Blast radius: " + ReportText.count(blast.changed(), "changed block") + ", " + blast.downstream()
                + " downstream";
        out.begin(
                "svg",
                "class",
                "tg-graph",
                "role",
                "img",
                "aria-label",
                title,
                "width",
                width,
                "height",
                height,
                "viewBox",
                "0 0 " + width + " " + height,
                "font-family",
                FONT,
                "color-interpolation",
                "sRGB");
        out.text(title, "title");
        out.text(description(), "desc");
        if (!inPage) {
            out.text(STYLE, "style");
        }
        blast.edges().forEach(this::edge);
        layout.boxes().forEach(this::box);
        foot();
        out.end();
    }

    private String description() {
        List<String> parts = new ArrayList<>();
        parts.add("What changes stands at the left; an arrow goes from what is depended on to what depends on it.");
        if (blast.edges().stream().anyMatch(BlastRadius.Edge::lost)) {
            parts.add("Dashed arrows are links of which the plan does not hold the other end.");
        }
        if (blast.omitted() > 0) {
            parts.add(blast.omitted() + " more are not drawn.");
        }
        return String.join(" ", parts);
    }

    private void edge(BlastRadius.Edge edge) {
        GraphLayout.Box from = layout.box(edge.from());
        GraphLayout.Box to = layout.box(edge.to());
        if (from == null || to == null) {
            return;
        }
        // Beside the others, so that one does not hide the other.
        int aside = edge.lost() ? LOST_ASIDE : 0;
        int x1 = from.right();
        int y1 = from.middle() + aside;
        int x2 = to.x() - ARROW;
        int y2 = to.middle() + aside;
        boolean straight = from.top() == to.top() && x2 > x1;
        boolean far = !straight || x2 - x1 > GraphLayout.WIDTH;
        String path = "M" + x1 + " " + y1;
        if (straight) {
            int bend = Math.max(24, (x2 - x1) / 2);
            path += "C" + (x1 + bend) + " " + y1 + " " + (x2 - bend) + " " + y2 + " " + x2 + " " + y2;
        } else {
            path += "h" + TURN + "V" + to.above() + "H" + (x2 - TURN / 2) + "V" + y2 + "H" + x2;
        }
        out.begin("g", "color", edge.lost() ? "#9a6700" : "#6e7781", "opacity", far ? "0.55" : "0.9");
        if (edge.lost()) {
            out.empty(
                    "path",
                    "d",
                    path,
                    "fill",
                    "none",
                    "stroke",
                    "currentColor",
                    "stroke-width",
                    "1.4",
                    "stroke-dasharray",
                    "5 4");
        } else {
            out.empty("path", "d", path, "fill", "none", "stroke", "currentColor", "stroke-width", "1.4");
        }
        String arrow = "M" + to.x() + " " + y2 + "l-" + ARROW + " -4v8z";
        out.empty("path", "d", arrow, "fill", "currentColor");
        out.end();
    }

    private void box(GraphLayout.Box box) {
        GraphLook look = GraphLook.of(box.node());
        out.begin("g", "transform", "translate(" + box.x() + " " + box.y() + ")");
        out.text(SafeText.oneLine(title(box), MAX_TITLE), "title");
        out.empty(
                "rect",
                "class",
                "tg-box",
                "width",
                GraphLayout.WIDTH,
                "height",
                GraphLayout.HEIGHT,
                "rx",
                look.radius(),
                "fill",
                "currentColor",
                "fill-opacity",
                "0.06",
                "stroke",
                look.colour(),
                "stroke-width",
                look.strong() ? "2" : "1.2",
                "stroke-dasharray",
                box.node() == null ? "5 4" : "none");
        int middle = GraphLayout.HEIGHT / 2;
        out.empty("circle", "cx", 8 + BADGE / 2, "cy", middle, "r", 13, "fill", look.colour());
        out.text(
                look.sign(),
                "text",
                "x",
                8 + BADGE / 2,
                "y",
                middle + 4,
                "text-anchor",
                "middle",
                "font-size",
                "12",
                "font-weight",
                "700",
                "fill",
                "#ffffff");
        String[] address = split(box.id());
        int left = BADGE + 16;
        out.text(
                fit(address[1], NAME_UNITS),
                "text",
                "x",
                left,
                "y",
                20,
                "font-size",
                "12",
                "font-weight",
                "600",
                "fill",
                "currentColor");
        String line = words(box.node()) + (address[0].isEmpty() ? "" : " \u00b7 " + address[0]);
        out.text(
                fit(line, LINE_UNITS),
                "text",
                "x",
                left,
                "y",
                36,
                "font-size",
                "10.5",
                "fill",
                "currentColor",
                "fill-opacity",
                "0.75");
        out.end();
    }

    private static String title(GraphLayout.Box box) {
        return box.id() + " (" + words(box.node()) + ")";
    }

    private static String words(BlastRadius.Node node) {
        if (node == null) {
            return "not in the plan";
        }
        String kind = node.kind().equals("resource") ? "" : node.kind();
        String action = node.action().isEmpty() ? "no change of its own" : node.action();
        String many = node.instances() > 1 ? node.instances() + " instances" : "";
        return String.join(
                " \u00b7 ",
                List.of(kind, action, many).stream()
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    /** The module, and what is in it. */
    private static String[] split(String address) {
        int at = 0;
        while (address.startsWith("module.", at)) {
            int dot = address.indexOf('.', at + "module.".length());
            if (dot < 0) {
                break;
            }
            at = dot + 1;
        }
        return new String[] {at == 0 ? "" : address.substring(0, at - 1), address.substring(at)};
    }

    /** What fits into a line: wide characters take two units. */
    private static String fit(String text, int units) {
        String line = SafeText.oneLine(text);
        int taken = 0;
        for (int i = 0; i < line.length(); ) {
            int character = line.codePointAt(i);
            taken += character < 0x1100 ? 1 : 2;
            if (taken > units) {
                return SafeText.cut(line, i);
            }
            i += Character.charCount(character);
        }
        return line;
    }

    private void foot() {
        int y = layout.height() + 14;
        String count = blast.nodes().isEmpty()
                ? "Nothing changes that others depend on."
                : ReportText.count(blast.changed(), "changed block") + ", " + blast.downstream() + " downstream"
                        + (blast.omitted() > 0 ? ", " + blast.omitted() + " not drawn" : "");
        out.text(count, "text", "x", GraphLayout.MARGIN, "y", y, "font-size", "11", "fill", "currentColor");
        if (!blast.nodes().isEmpty()) {
            out.text(
                    "\u2192 leads to what depends on it; dashed: a link that the plan does not hold",
                    "text",
                    "x",
                    GraphLayout.MARGIN,
                    "y",
                    y + 16,
                    "font-size",
                    "10.5",
                    "fill",
                    "currentColor",
                    "fill-opacity",
                    "0.75");
        }
    }
}

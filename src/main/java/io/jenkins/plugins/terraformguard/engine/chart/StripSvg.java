package io.jenkins.plugins.terraformguard.engine.chart;

import io.jenkins.plugins.terraformguard.engine.report.SvgWriter;
import java.util.List;

/** A strip of outcomes, one field for each, with a sign in it; as part of a page that gives colours to its classes. */
public final class StripSvg {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 34;
    private static final int MAX_FIELD = 30;
    /** Narrower fields hold no sign; their heights tell them apart then. */
    private static final int MIN_SIGN = 11;

    private StripSvg() {}

    /** How bad it is; the sign and the height say what the colour does. */
    public enum Tone {
        SUCCESS("success", "\u2713", 0.4),
        INFO("info", "i", 0.55),
        WARNING("warning", "?", 0.75),
        DANGER("danger", "\u2715", 1),
        ERROR("danger", "!", 1);

        private final String look;
        private final String sign;
        private final double height;

        Tone(String look, String sign, double height) {
            this.look = look;
            this.sign = sign;
            this.height = height;
        }
    }

    /**
     * An outcome.
     *
     * @param text all that it says, in a line
     * @param href where it leads, empty for nowhere
     */
    public record Field(String text, String href, Tone tone) {}

    /**
     * The strip.
     *
     * @param id name of it within its page: letters, digits and hyphens
     * @param title what it shows
     */
    public static String inPage(String id, String title, List<Field> fields) {
        SvgWriter out = new SvgWriter();
        double step = Math.min(MAX_FIELD, (double) WIDTH / Math.max(1, fields.size()));
        out.begin(
                "svg",
                "class",
                "tfguard-strip",
                "role",
                "group",
                "aria-labelledby",
                id + "-title",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT);
        out.text(title, "title", "id", id + "-title");
        for (int i = 0; i < fields.size(); i++) {
            field(out, fields.get(i), i * step, step);
        }
        return out.end().finish();
    }

    private static void field(SvgWriter out, Field field, double left, double step) {
        if (field.href().isEmpty()) {
            out.begin("g");
        } else {
            out.begin("a", "href", field.href(), "tabindex", "-1");
        }
        out.text(field.text(), "title");
        double height = step < MIN_SIGN ? HEIGHT * field.tone().height : HEIGHT;
        out.empty(
                "rect",
                "class",
                "tfguard-look-" + field.tone().look,
                "x",
                BarsSvg.number(left + step * 0.05),
                "y",
                BarsSvg.number(HEIGHT - height),
                "width",
                BarsSvg.number(step * 0.9),
                "height",
                BarsSvg.number(height));
        if (step >= MIN_SIGN) {
            out.text(
                    field.tone().sign,
                    "text",
                    "class",
                    "tfguard-strip__sign",
                    "x",
                    BarsSvg.number(left + step / 2),
                    "y",
                    HEIGHT / 2 + 5,
                    "text-anchor",
                    "middle");
        }
        out.end();
    }
}

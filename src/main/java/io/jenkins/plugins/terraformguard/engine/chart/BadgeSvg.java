package io.jenkins.plugins.terraformguard.engine.chart;

import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.engine.report.SvgWriter;

/** A badge for pages elsewhere: a picture that stands for itself, with its colours in it. */
public final class BadgeSvg {
    private static final int HEIGHT = 20;
    private static final int UNIT = 7;
    private static final int PADDING = 12;
    private static final int MAX_TEXT = 40;

    private BadgeSvg() {}

    /**
     * The badge.
     *
     * @param name what it is about
     * @param word what it says
     * @param tone how bad it is
     */
    public static String render(String name, String word, StripSvg.Tone tone) {
        String left = SafeText.oneLine(name, MAX_TEXT);
        String right = SafeText.oneLine(word, MAX_TEXT);
        int leftWidth = width(left);
        int width = leftWidth + width(right);
        SvgWriter out = new SvgWriter();
        out.begin(
                "svg",
                "role",
                "img",
                "aria-label",
                left + ": " + right,
                "width",
                width,
                "height",
                HEIGHT,
                "font-family",
                "Verdana,DejaVu Sans,sans-serif",
                "font-size",
                11);
        out.text(left + ": " + right, "title");
        out.empty("rect", "width", leftWidth, "height", HEIGHT, "fill", "#3d444d");
        out.empty("rect", "x", leftWidth, "width", width - leftWidth, "height", HEIGHT, "fill", colour(tone));
        text(out, left, leftWidth / 2);
        text(out, right, leftWidth + (width - leftWidth) / 2);
        return out.end().finish();
    }

    private static void text(SvgWriter out, String text, int middle) {
        out.text(text, "text", "x", middle, "y", 14, "fill", "#ffffff", "text-anchor", "middle");
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length()) * UNIT + PADDING;
    }

    /** White letters are readable on each of these. */
    private static String colour(StripSvg.Tone tone) {
        return switch (tone) {
            case SUCCESS -> "#1a7f37";
            case INFO -> "#0969da";
            case WARNING -> "#8a5a00";
            case DANGER, ERROR -> "#b3261e";
        };
    }
}

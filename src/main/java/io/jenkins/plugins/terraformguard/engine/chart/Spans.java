package io.jenkins.plugins.terraformguard.engine.chart;

import java.util.Locale;

/** Times in words: no more than people want to know. */
public final class Spans {
    private static final long[] SECONDS = {86_400, 3_600, 60, 1};
    private static final String[] UNITS = {"d", "h", "min", "s"};

    private Spans() {}

    /** A time in its largest unit, with one digit after the point where that is not nothing: {@code 2.5 h}. */
    public static String text(long seconds) {
        for (int i = 0; i < SECONDS.length; i++) {
            if (seconds >= SECONDS[i]) {
                String number = String.format(Locale.ROOT, "%.1f", Math.floor(seconds * 10.0 / SECONDS[i]) / 10);
                return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + " " + UNITS[i];
            }
        }
        return "0 s";
    }
}

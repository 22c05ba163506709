package io.jenkins.plugins.terraformguard.engine.gate;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How old a decision may be, as people write it: {@code 90} (minutes), {@code 4h}, {@code 30m}, {@code 2d}, {@code 45s}. */
public final class GateAge {
    /** What is allowed where nobody says anything. */
    public static final Duration DEFAULT = Duration.ofHours(24);

    private static final Duration MAX = Duration.ofDays(366);
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9}) ?([smhd]?)");

    private GateAge() {}

    /**
     * The age.
     *
     * @throws IllegalArgumentException if it is written in another way, is nothing, or more than a year; for people
     */
    public static Duration parse(String text) {
        Matcher form = FORM.matcher(text.trim());
        if (form.matches()) {
            long number = Long.parseLong(form.group(1));
            Duration age =
                    switch (form.group(2)) {
                        case "s" -> Duration.ofSeconds(number);
                        case "h" -> Duration.ofHours(number);
                        case "d" -> Duration.ofDays(number);
                        default -> Duration.ofMinutes(number);
                    };
            if (!age.isZero() && age.compareTo(MAX) <= 0) {
                return age;
            }
        }
        throw new IllegalArgumentException("'" + text
                + "' is no age: use minutes, or a number with s, m, h or d, such as 90, 4h or 2d; at most 366 days");
    }

    /** The age in its two largest units. */
    public static String text(Duration age) {
        long seconds = age.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, " min", seconds % 60, " s");
        }
        return seconds < 86_400
                ? two(seconds / 3600, " h", seconds % 3600 / 60, " min")
                : two(seconds / 86_400, " d", seconds % 86_400 / 3600, " h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : " " + small + smallUnit);
    }
}

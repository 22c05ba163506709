package io.jenkins.plugins.terraformguard.engine.plan.format;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write them: {@code 90} (minutes), {@code 4h}, {@code 30m}, {@code 2d}, {@code 45s}. */
public final class TimeSpan {
    /** The longest one; whoever writes more means something else. */
    public static final Duration MAX = Duration.ofDays(366);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9}) ?([smhd]?)");

    private TimeSpan() {}

    /** The span; empty if it is written in another way, is nothing, or more than {@link #MAX}. */
    public static Optional<Duration> parse(String text) {
        Matcher form = FORM.matcher(text.trim());
        if (!form.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(form.group(1));
        Duration span =
                switch (form.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "h" -> Duration.ofHours(number);
                    case "d" -> Duration.ofDays(number);
                    default -> Duration.ofMinutes(number);
                };
        return span.isZero() || span.compareTo(MAX) > 0 ? Optional.empty() : Optional.of(span);
    }

    /** The span in its two largest units. */
    public static String text(Duration span) {
        long seconds = span.toSeconds();
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

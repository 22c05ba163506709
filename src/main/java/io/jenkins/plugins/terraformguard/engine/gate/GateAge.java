package io.jenkins.plugins.terraformguard.engine.gate;

import io.jenkins.plugins.terraformguard.engine.plan.format.TimeSpan;
import java.time.Duration;

/** How old a decision may be, as people write it: {@code 90} (minutes), {@code 4h}, {@code 30m}, {@code 2d}, {@code 45s}. */
public final class GateAge {
    /** What is allowed where nobody says anything. */
    public static final Duration DEFAULT = Duration.ofHours(24);

    private GateAge() {}

    /**
     * The age.
     *
     * @throws IllegalArgumentException if it is written in another way, is nothing, or more than a year; for people
     */
    public static Duration parse(String text) {
        return TimeSpan.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is no age: use minutes, or a number with s, m, h or d, such as 90, 4h or 2d;"
                                + " at most " + TimeSpan.MAX.toDays() + " days"));
    }

    /** The age in its two largest units. */
    public static String text(Duration age) {
        return TimeSpan.text(age);
    }
}

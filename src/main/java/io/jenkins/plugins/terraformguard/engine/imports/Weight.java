package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How bad a scanner calls what it found, in the words of policies. */
final class Weight {
    private static final Pattern SCORE = Pattern.compile("[0-9]{1,2}(?:\\.[0-9]{1,6})?");
    private static final double CRITICAL = 9;
    private static final double HIGH = 7;
    private static final double MEDIUM = 4;

    private static final Map<String, Severity> WORDS = Map.of(
            "critical", Severity.CRITICAL,
            "high", Severity.HIGH,
            "medium", Severity.MEDIUM,
            "moderate", Severity.MEDIUM,
            "low", Severity.LOW,
            "info", Severity.INFO,
            "informational", Severity.INFO);

    private static final Map<String, Severity> LEVELS =
            Map.of("error", Severity.HIGH, "warning", Severity.MEDIUM, "note", Severity.LOW, "none", Severity.INFO);

    private Weight() {}

    /**
     * The severity by a score from 0 to 10, as {@code security-severity} has it; else by a word.
     *
     * @return its id; empty if neither says anything
     */
    static String of(String score, String word) {
        if (SCORE.matcher(score).matches()) {
            double number = Double.parseDouble(score);
            if (number <= 10) {
                return (number >= CRITICAL
                                ? Severity.CRITICAL
                                : number >= HIGH
                                        ? Severity.HIGH
                                        : number >= MEDIUM
                                                ? Severity.MEDIUM
                                                : number > 0 ? Severity.LOW : Severity.INFO)
                        .id();
            }
        }
        Severity named = WORDS.get(word.strip().toLowerCase(Locale.ROOT));
        return named == null ? "" : named.id();
    }

    /** The severity of a result, of which at least the level is known. */
    static Severity of(ForeignResult result) {
        Severity said = Severity.byId(result.severity());
        return said == null ? LEVELS.getOrDefault(result.level(), Severity.MEDIUM) : said;
    }
}

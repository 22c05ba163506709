package io.jenkins.plugins.terraformguard.engine.drift;

import java.util.Set;

/**
 * A way to get rid of a drift.
 *
 * @param kind one of {@link #KINDS}
 * @param title what it does, a sentence
 * @param text to copy, may be empty
 * @param language {@code hcl}, {@code sh}, {@code yaml}, or empty for plain words
 * @param file where in the configuration it belongs, or empty
 * @param line in that file from 1, or 0
 * @param risk what may go wrong, a sentence, or empty
 */
public record DriftRemedy(String kind, String title, String text, String language, String file, int line, String risk) {
    public static final Set<String> KINDS =
            Set.of("revert", "accept", "ignore", "import", "removed", "moved", "recreate");

    public static final Set<String> LANGUAGES = Set.of("", "hcl", "sh", "yaml");

    /** Characters of a text, at most. */
    public static final int MAX_TEXT = 4000;
}

package io.jenkins.plugins.terraformguard.engine.impact;

import java.util.Set;

/**
 * A step on the way to why something changes.
 *
 * @param kind one of {@link #KINDS}
 * @param subject the attribute, variable or resource
 * @param text a sentence
 */
public record Cause(String kind, String subject, String text) {
    /** {@code lost} is a link that the plan does not hold. */
    public static final Set<String> KINDS =
            Set.of("reason", "attribute", "constant", "reference", "variable", "resource", "lost");
}

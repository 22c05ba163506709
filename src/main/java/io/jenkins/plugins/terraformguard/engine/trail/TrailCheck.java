package io.jenkins.plugins.terraformguard.engine.trail;

import java.util.Locale;

/**
 * One thing that was checked.
 *
 * @param text what came out, a sentence; it may hold names from documents as they are
 */
public record TrailCheck(Aspect aspect, TrailStatus status, String text) {
    /** What is checked. */
    public enum Aspect {
        /** Documents are what they should be. */
        SCHEMA,
        /** Files are those that the link names. */
        DIGEST,
        SIGNATURE,
        /** The link stands where it should. */
        CHAIN;

        /** The word for it: {@code schema}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

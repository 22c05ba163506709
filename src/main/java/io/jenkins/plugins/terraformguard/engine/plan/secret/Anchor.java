package io.jenkins.plugins.terraformguard.engine.plan.secret;

/**
 * A literal that every credential of some kind contains, and what to do where it stands.
 *
 * @param literal at least two ASCII characters; in lower case when case does not count
 */
record Anchor(String literal, boolean ignoreCase, Check check) {
    static final int MIN_LENGTH = 2;

    Anchor {
        if (literal.length() < MIN_LENGTH) {
            throw new IllegalArgumentException("Too short for an anchor: " + literal);
        }
    }

    static Anchor exact(String literal, Check check) {
        return new Anchor(literal, false, check);
    }

    static Anchor anyCase(String literal, Check check) {
        return new Anchor(literal, true, check);
    }

    /** Whether the literal stands at this place. */
    boolean standsAt(String text, int start) {
        return start >= 0 && text.regionMatches(ignoreCase, start, literal, 0, literal.length());
    }
}

package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.function.Predicate;

/**
 * Remembers an answer for each of the keys that come again and again. The parser gives equal keys as one object, so that
 * they are compared by identity; a key that is forgotten is asked for again.
 */
final class KeyCache {
    private static final int SIZE = 4096;
    /** Longer ones don't come again, and would only fill the memory. */
    private static final int MAX_LENGTH = 256;

    private final Predicate<String> question;
    private final Object[] keys = new Object[SIZE];
    private final boolean[] answers = new boolean[SIZE];

    KeyCache(Predicate<String> question) {
        this.question = question;
    }

    boolean test(String key) {
        if (key.length() > MAX_LENGTH) {
            return question.test(key);
        }
        int hash = key.hashCode();
        int slot = (hash ^ hash >>> 12) & SIZE - 1;
        Object same = key;
        if (keys[slot] != same) {
            answers[slot] = question.test(key);
            keys[slot] = key;
        }
        return answers[slot];
    }
}

package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.function.Predicate;

/** Remembers an answer for each of the keys that come again and again; one that is forgotten is asked for again. */
final class KeyCache {
    private static final int SIZE = 4096;
    /** Longer ones don't come again, and would only fill the memory. */
    private static final int MAX_LENGTH = 256;

    private final Predicate<String> question;
    private final String[] keys = new String[SIZE];
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
        if (!key.equals(keys[slot])) {
            answers[slot] = question.test(key);
            keys[slot] = key;
        }
        return answers[slot];
    }
}

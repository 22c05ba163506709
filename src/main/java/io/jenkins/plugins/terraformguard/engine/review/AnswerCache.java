package io.jenkins.plugins.terraformguard.engine.review;

import java.util.Optional;

/**
 * Answers that were good, to be used again where the same is asked of the same model. Each question has canaries and a fence of
 * its own, so an answer belongs to the question that it was given to: both are kept, and whoever takes an answer takes the
 * question with it. The record then shows what the model was really sent. Several threads may use it at once.
 */
public interface AnswerCache {
    /** Keeps nothing. */
    AnswerCache NONE = new AnswerCache() {
        @Override
        public Optional<Cached> find(String key) {
            return Optional.empty();
        }

        @Override
        public void keep(String key, Cached cached) {
            // As its name says.
        }

        @Override
        public void forget(String key) {
            // There is nothing.
        }
    };

    /**
     * What was asked and answered.
     *
     * @param nonce what the canaries and the fence of the question were made of
     * @param question as it was sent
     * @param answer as it came
     */
    record Cached(String nonce, Question question, ModelAnswer answer) {}

    /** What is kept for a key, unless it is too old. */
    Optional<Cached> find(String key);

    /** Keeps an answer; only one that was read and found to be as it has to be. */
    void keep(String key, Cached cached);

    /** Drops what is kept for a key, as where it turns out to be no good. */
    void forget(String key);
}

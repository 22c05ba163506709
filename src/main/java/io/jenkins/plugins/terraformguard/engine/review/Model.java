package io.jenkins.plugins.terraformguard.engine.review;

/** Answers questions; where it does so, and how, is up to it. */
@FunctionalInterface
public interface Model {
    /**
     * The answer as it came.
     *
     * @throws ReviewException if there is none
     */
    String answer(Question question) throws ReviewException;
}

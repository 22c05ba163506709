package io.jenkins.plugins.terraformguard.engine.review;

/** Answers questions; where it does so, and how, is up to it. It may be asked by several threads at once. */
@FunctionalInterface
public interface Model {
    /**
     * Asks it.
     *
     * @throws ReviewException if there is no answer; the message is for people and holds neither key nor payload
     * @throws InterruptedException if this thread is interrupted, as it is when time is up
     */
    ModelAnswer answer(Question question) throws ReviewException, InterruptedException;

    /** Which one it is. */
    default ModelIdentity identity() {
        return ModelIdentity.UNKNOWN;
    }
}

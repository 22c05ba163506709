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

    /**
     * Under what an answer of this model may be found again in an {@link AnswerCache}, where its operator wants that.
     *
     * @param promptDigest SHA-256 of the instructions
     * @param dataDigest SHA-256 of the data, without what is random in it
     * @return SHA-256 in lower-case hex over all that the answer depends on; empty if answers are not to be used again
     */
    default String cacheKey(String promptDigest, String dataDigest) {
        return "";
    }
}

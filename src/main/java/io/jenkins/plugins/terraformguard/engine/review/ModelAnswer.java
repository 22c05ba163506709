package io.jenkins.plugins.terraformguard.engine.review;

/**
 * What a model answered.
 *
 * @param text as it came
 * @param model which model says that it answered, with its version; empty if it does not say
 * @param inputTokens tokens of the question as the provider counts them, 0 if it does not say
 * @param outputTokens tokens of the answer likewise
 * @param attempts how often it was asked until it answered, from 1
 * @param cached whether it was asked the same before, and was not asked again
 */
public record ModelAnswer(String text, String model, int inputTokens, int outputTokens, int attempts, boolean cached) {
    /** An answer of which no more is known. */
    public static ModelAnswer of(String text) {
        return new ModelAnswer(text, "", 0, 0, 1, false);
    }
}

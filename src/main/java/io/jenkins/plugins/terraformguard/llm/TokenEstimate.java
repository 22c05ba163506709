package io.jenkins.plugins.terraformguard.llm;

import io.jenkins.plugins.terraformguard.engine.review.ModelAnswer;
import io.jenkins.plugins.terraformguard.engine.review.Question;
import java.nio.charset.StandardCharsets;

/**
 * Tokens where the provider does not count them, or not yet. Each has a way of its own to count; a token for three bytes is
 * more than any needs for such texts, so that a budget is kept rather than passed.
 */
final class TokenEstimate {
    private static final int BYTES = 3;

    private TokenEstimate() {}

    static int of(Question question) {
        return of(question.system()) + of(question.user());
    }

    /** What a question and its answer came to, by the provider's own count as far as there is one. */
    static int used(Question question, ModelAnswer answer) {
        int input = answer.inputTokens() > 0 ? answer.inputTokens() : of(question);
        int output = answer.outputTokens() > 0 ? answer.outputTokens() : of(answer.text());
        // An endpoint may say any number.
        return (int) Math.min(Integer.MAX_VALUE, (long) input + output);
    }

    private static int of(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length / BYTES + 1;
    }
}

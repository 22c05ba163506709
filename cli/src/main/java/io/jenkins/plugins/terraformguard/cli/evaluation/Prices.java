package io.jenkins.plugins.terraformguard.cli.evaluation;

import java.math.BigDecimal;

/**
 * What a provider asks for tokens, in whatever currency.
 *
 * @param input for a million tokens of questions
 * @param output for a million tokens of answers
 */
public record Prices(BigDecimal input, BigDecimal output) {
    private static final int MILLION = 6;

    /** What these calls cost. */
    public BigDecimal of(Usage usage) {
        return input.multiply(BigDecimal.valueOf(usage.inputTokens()))
                .add(output.multiply(BigDecimal.valueOf(usage.outputTokens())))
                .movePointLeft(MILLION)
                .stripTrailingZeros();
    }
}

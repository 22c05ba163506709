package io.jenkins.plugins.terraformguard.engine.decision;

/**
 * A rule that had a say in a verdict.
 *
 * @param rule its name: {@code LEVEL/OUTCOME} for findings, such as {@code soft-mandatory/violation}; {@link #RISK},
 *     {@link #ALL_PASS}, {@link #UNREADABLE}
 * @param verdict what it asks for
 * @param count how often: findings, or the score of the risk
 */
public record VerdictRule(String rule, Verdict verdict, int count) {
    /** The risk of the plan reaches the threshold. */
    public static final String RISK = "risk-threshold";

    /** Nothing else applies. */
    public static final String ALL_PASS = "all-pass";

    /** The guard could not decide. */
    public static final String UNREADABLE = "undecidable-input";
}

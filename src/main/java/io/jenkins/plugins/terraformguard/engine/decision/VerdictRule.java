package io.jenkins.plugins.terraformguard.engine.decision;

/**
 * A rule that had a say in a verdict.
 *
 * @param rule its name: {@code LEVEL/OUTCOME} for findings, such as {@code soft-mandatory/violation}; {@link #RISK},
 *     {@link #REVIEW}, {@link #ALL_PASS}, {@link #UNREADABLE}
 * @param verdict what it asks for
 * @param count how often: findings, subjects of a review, or the score of the risk
 */
public record VerdictRule(String rule, Verdict verdict, int count) {
    /** The risk of the plan reaches the threshold. */
    public static final String RISK = "risk-threshold";

    /** Reviewers are worried enough for somebody to look. */
    public static final String REVIEW = "review";

    /** Nothing else applies. */
    public static final String ALL_PASS = "all-pass";

    /** The guard could not decide. */
    public static final String UNREADABLE = "undecidable-input";
}

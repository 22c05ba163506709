package io.jenkins.plugins.terraformguard.engine.remedy;

/**
 * How much is spent on looking for fixes of one plan.
 *
 * @param judgements how often the plan is judged
 * @param planBytes size of the plan up to which anything is tried
 * @param findings how many findings fixes are looked for, the worst first
 */
public record RemedyBudget(int judgements, long planBytes, int findings) {
    /** Some seconds for a plan of the largest size. */
    public static final RemedyBudget DEFAULT = new RemedyBudget(60, 4L << 20, 20);

    public RemedyBudget {
        if (judgements < 1 || planBytes < 1 || findings < 1) {
            throw new IllegalArgumentException("A budget of nothing");
        }
    }
}

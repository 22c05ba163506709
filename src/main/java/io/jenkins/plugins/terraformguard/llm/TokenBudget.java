package io.jenkins.plugins.terraformguard.llm;

/** Tokens that may still be used, as by the jobs of a folder in a month. Several threads may ask at once. */
public interface TokenBudget {
    /** No limit. */
    TokenBudget NONE = new TokenBudget() {
        @Override
        public boolean reserve(int tokens) {
            return true;
        }

        @Override
        public void settle(int reserved, int used) {
            // Nobody counts.
        }
    };

    /**
     * Sets tokens aside for a question that is about to be asked.
     *
     * @param tokens an estimate of question and longest answer
     * @return whether there are as many; if not, nothing is set aside and the question is not asked
     */
    boolean reserve(int tokens);

    /**
     * Says what it came to. Called once for each reservation that was granted.
     *
     * @param reserved what was set aside
     * @param used what was used, as the provider counts; all that was reserved where nobody knows
     */
    void settle(int reserved, int used);
}

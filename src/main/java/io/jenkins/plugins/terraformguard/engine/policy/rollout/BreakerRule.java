package io.jenkins.plugins.terraformguard.engine.policy.rollout;

/**
 * When a pack that is rolled out takes one step back by itself.
 *
 * @param overrides percent of findings that people waive or let pass, from which on it does; {@link #NEVER} for never
 * @param errors percent of questions that end with an error, likewise
 * @param after plans that must have been judged before anything is said
 * @param jobs that must be affected, so that no job alone decides for all
 * @param window days that are looked back
 */
public record BreakerRule(int overrides, int errors, int after, int jobs, int window) {
    public static final int NEVER = 0;
    public static final int AFTER = 50;
    public static final int JOBS = 3;
    public static final int WINDOW = 14;
}

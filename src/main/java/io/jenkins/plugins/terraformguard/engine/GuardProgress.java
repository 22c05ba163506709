package io.jenkins.plugins.terraformguard.engine;

/** Is told how far an evaluation is. Called often and by the evaluating thread: it must be quick. */
public interface GuardProgress {
    GuardProgress SILENT = (phase, done, total) -> {};

    /** What is going on. */
    enum Phase {
        READING,
        EVALUATING
    }

    /**
     * @param done changes seen so far in this phase
     * @param total changes in all, 0 while that is not known
     */
    void report(Phase phase, int done, int total);
}

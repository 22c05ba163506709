package io.jenkins.plugins.terraformguard.engine.history;

/**
 * Drift in numbers.
 *
 * @param status as a decision says it
 * @param open drifted resources that count
 * @param remedied drifts that this build saw the end of
 * @param remedySeconds how long these were there, all together
 */
public record DriftCount(String status, int open, int remedied, int remedySeconds) {
    /**
     * The same with what was known before of drifts that this build saw the end of, where that is more: one that is back since is
     * open in the ledger again, and a ledger may be lost, but its end was seen all the same.
     */
    DriftCount keeping(DriftCount before) {
        return before.remedied > remedied ? new DriftCount(status, open, before.remedied, before.remedySeconds) : this;
    }
}

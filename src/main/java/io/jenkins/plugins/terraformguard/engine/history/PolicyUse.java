package io.jenkins.plugins.terraformguard.engine.history;

/**
 * What one policy came to on one plan.
 *
 * @param policy its id
 * @param pack its pack
 * @param version version of the pack
 * @param level enforcement level that it had
 * @param evaluated how often it was asked
 * @param hits its findings, whatever became of them
 * @param waived those of them that are exempt
 * @param overridden those of them that people let pass
 * @param undecided those of them that wait for apply
 * @param errors those of them that are errors
 * @param fixed violations of earlier plans that this one mends
 * @param fixedSeconds how long these were there, all together
 */
public record PolicyUse(
        String policy,
        String pack,
        String version,
        String level,
        int evaluated,
        int hits,
        int waived,
        int overridden,
        int undecided,
        int errors,
        int fixed,
        int fixedSeconds) {
    /** What it came to under an earlier version of its pack, by which it was not asked any more. */
    PolicyUse earlier(String other) {
        return new PolicyUse(policy, pack, other, level, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    PolicyUse mending(int count, int seconds) {
        return new PolicyUse(
                policy, pack, version, level, evaluated, hits, waived, overridden, undecided, errors, count, seconds);
    }
}

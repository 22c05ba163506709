package io.jenkins.plugins.terraformguard.engine.history;

/**
 * What one version of a pack came to on one plan.
 *
 * @param layer where it comes from
 * @param evaluated how often its policies were asked
 * @param hits their findings, whatever became of them
 * @param waived those of them that are exempt
 * @param overridden those of them that people let pass
 * @param errors those of them that are errors
 * @param staged what of it came from policies that are rolled out; null where none of them was asked, and in histories of
 *     earlier versions
 */
public record PackUse(
        String pack,
        String version,
        String layer,
        int evaluated,
        int hits,
        int waived,
        int overridden,
        int errors,
        StagedUse staged) {
    PackUse plus(PackUse other) {
        return new PackUse(
                pack,
                version,
                layer,
                sum(evaluated, other.evaluated),
                sum(hits, other.hits),
                sum(waived, other.waived),
                sum(overridden, other.overridden),
                sum(errors, other.errors),
                staged == null ? other.staged : staged.plus(other.staged));
    }

    boolean isAsked() {
        return evaluated > 0 || hits > 0;
    }

    /** Agents say how often policies were asked: what they make up damages no history. */
    static int sum(int one, int other) {
        return (int) Math.min((long) one + other, Integer.MAX_VALUE);
    }
}

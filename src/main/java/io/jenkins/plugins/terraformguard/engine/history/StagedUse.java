package io.jenkins.plugins.terraformguard.engine.history;

/**
 * What those policies of a pack came to on one plan that are rolled out, and that no step back held further than others.
 *
 * @param acts the stage that held for the plan
 * @param policies which they are, as {@link io.jenkins.plugins.terraformguard.engine.policy.rollout.StagedPack#mark} says;
 *     empty for the whole pack
 * @param evaluated how often they were asked
 * @param hits their findings, whatever became of them
 * @param waived those of them that are exempt
 * @param overridden those of them that people let pass
 * @param errors those of them that are errors
 */
public record StagedUse(String acts, String policies, int evaluated, int hits, int waived, int overridden, int errors) {
    StagedUse plus(StagedUse other) {
        return other == null
                ? this
                : new StagedUse(
                        acts,
                        policies,
                        PackUse.sum(evaluated, other.evaluated),
                        PackUse.sum(hits, other.hits),
                        PackUse.sum(waived, other.waived),
                        PackUse.sum(overridden, other.overridden),
                        PackUse.sum(errors, other.errors));
    }

    boolean isAsked() {
        return evaluated > 0 || hits > 0;
    }
}

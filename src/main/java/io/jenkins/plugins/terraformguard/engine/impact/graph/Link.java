package io.jenkins.plugins.terraformguard.engine.impact.graph;

import io.jenkins.plugins.terraformguard.engine.plan.address.InstanceKey;

/**
 * What one reference of an expression leads to.
 *
 * @param reference as the plan has it
 * @param target the block, or null where {@code lost} says why there is none
 * @param key which instance of the target, {@link InstanceKey#NONE} for all or the only one
 * @param attribute which part of the target, as written; empty for the whole
 */
public record Link(String reference, Block target, Lost lost, InstanceKey key, String attribute) {
    /** Why a reference leads nowhere. */
    public enum Lost {
        /** It does not. */
        NO,
        /** A local value: a plan does not hold them, so what is behind it can't be seen. */
        LOCAL,
        /** A path, the workspace, the block itself: no resource can be behind it. */
        CONTEXT,
        /** The element or number at hand; {@code for_each} or {@code count} of the block says where it comes from. */
        EACH,
        /** The configuration in the plan has no such block, or the reference can't be read. */
        UNKNOWN
    }

    static Link lost(String reference, Lost why) {
        return new Link(reference, null, why, InstanceKey.NONE, "");
    }

    /** Whether a resource may be behind it that the plan does not show. */
    public boolean hidesSomething() {
        return lost == Lost.LOCAL || lost == Lost.UNKNOWN;
    }
}

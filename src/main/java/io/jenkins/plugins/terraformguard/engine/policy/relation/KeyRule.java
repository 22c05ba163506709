package io.jenkins.plugins.terraformguard.engine.policy.relation;

import io.jenkins.plugins.terraformguard.engine.plan.address.InstanceKey;

/** Which instance of a block or module a reference means, as seen from the instance that refers. */
sealed interface KeyRule {
    /** It can't be told. */
    KeyRule ANY = new Any();

    /** There is only one. */
    KeyRule SINGLE = new Fixed(InstanceKey.NONE);

    /** The referring instance's own place in the step of its module path with this number. */
    record Same(int step) implements KeyRule {}

    /**
     * That with the key of the referring instance, or of the module that it is in: what {@code each.key} and {@code
     * count.index} most likely mean where they stand beside the name of what is expanded.
     *
     * @param step step of the module path, or {@link #OWN}
     */
    record Each(int step) implements KeyRule {
        static final int OWN = -1;
    }

    /** The one that the reference names. */
    record Fixed(InstanceKey key) implements KeyRule {}

    /** See {@link #ANY}. */
    record Any() implements KeyRule {}
}

package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.Value;

/**
 * What a value means, without how it is written: two values of one attribute are the same if their forms are equal.
 *
 * @param rule the rule that sees it so
 * @param content compared within the rule only
 */
record Form(String rule, Value content) {
    /** Content of values of which only the kind counts. */
    static Form anyOf(NoiseRule rule) {
        return new Form(rule.id(), Value.NULL);
    }

    static Form of(NoiseRule rule, Value content) {
        return new Form(rule.id(), content);
    }

    static Form of(NoiseRule rule, String content) {
        return new Form(rule.id(), Value.of(content));
    }
}

package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.RolloutStage;

/** A policy with what the layers made of it so far. */
final class PolicyState {
    private final Policy policy;
    private final Layer owner;
    private EnforcementLevel level;
    private boolean on = true;

    PolicyState(Policy policy, Layer owner) {
        this.policy = policy;
        this.owner = owner;
        this.level = policy.level();
    }

    Layer owner() {
        return owner;
    }

    EnforcementLevel level() {
        return level;
    }

    boolean isOn() {
        return on;
    }

    String id() {
        return policy.id();
    }

    /** The level that it has in its pack. */
    EnforcementLevel packed() {
        return policy.level();
    }

    void level(EnforcementLevel other) {
        level = other;
        on = true;
    }

    void off() {
        on = false;
    }

    /** Has it do at most what a stage lets it; null for nothing. */
    void cap(RolloutStage most) {
        if (most == null) {
            off();
        } else {
            level = most.cap(level);
        }
    }

    boolean hasNeeds(MapValue params) {
        return policy.hasNeeds(params);
    }

    Policy effective() {
        return level == policy.level() ? policy : policy.at(level);
    }
}

package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.PolicySet;
import io.jenkins.plugins.terraformguard.engine.policy.WaiverRules;
import java.util.List;

/**
 * What all layers come to.
 *
 * @param policies at their levels, with their parameters, without those that are off
 * @param weakenings what lower layers tried to weaken, without effect
 * @param settings for the record
 * @param waivers what waivers may do
 */
public record EffectivePolicies(
        PolicySet policies, List<Finding> weakenings, AppliedSettings settings, WaiverRules waivers) {
    public EffectivePolicies {
        weakenings = List.copyOf(weakenings);
    }
}

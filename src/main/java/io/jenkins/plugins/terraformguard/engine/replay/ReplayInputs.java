package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.BundledRules;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftWatch;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;

/**
 * What an evaluation was handed beside the plan, and what its decision does not hold itself.
 *
 * @param bundled files that came with the engine
 * @param policies files of all layers above them
 * @param sources where things stand in the configuration
 * @param watch what was known of drift
 */
public record ReplayInputs(BundledRules bundled, PolicyInput policies, SourceIndex sources, DriftWatch watch) {}

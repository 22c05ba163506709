package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.BundledRules;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftWatch;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.util.List;

/**
 * What an evaluation was handed beside the plan, and what its decision does not hold itself.
 *
 * @param bundled files that came with the engine
 * @param policies files of all layers above them
 * @param sources where things stand in the configuration
 * @param watch what was known of drift
 * @param foreign what other scanners said of the plan, without secrets
 */
public record ReplayInputs(
        BundledRules bundled,
        PolicyInput policies,
        SourceIndex sources,
        DriftWatch watch,
        List<ForeignReport> foreign) {
    public ReplayInputs {
        foreign = List.copyOf(foreign);
    }

    /** Inputs of an evaluation for which no other scanner was asked. */
    public ReplayInputs(BundledRules bundled, PolicyInput policies, SourceIndex sources, DriftWatch watch) {
        this(bundled, policies, sources, watch, List.of());
    }
}

package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.layer.EffectivePolicies;
import io.jenkins.plugins.terraformguard.engine.policy.layer.PolicyLayers;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Asker;
import io.jenkins.plugins.terraformguard.engine.tuning.DriftTuning;
import io.jenkins.plugins.terraformguard.engine.tuning.ImpactTuning;
import io.jenkins.plugins.terraformguard.engine.waiver.ExemptionFiles;

/** What the layers say, read once for all plans of a request. */
record Rulebook(EffectivePolicies policies, ExemptionFiles exemptions, ImpactTuning impact, DriftTuning drift) {
    static Rulebook of(CompiledBundle bundled, PolicyInput input, Asker asker) throws PolicyException {
        return new Rulebook(
                PolicyLayers.resolve(bundled.packs(), input, asker),
                ExemptionFiles.read(input),
                ImpactTuning.read(bundled.impact(), input),
                DriftTuning.read(input));
    }

    /** What the layers say whoever asks, each pack that is rolled out at the strictest stage. */
    static Rulebook of(CompiledBundle bundled, PolicyInput input) throws PolicyException {
        return of(bundled, input, Asker.UNKNOWN);
    }

    /** Whether what is found depends on the time. */
    boolean looksAtTime() {
        return policies.policies().looksAtTime()
                || !policies.settings().rollout().isEmpty();
    }
}

package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.util.List;

/**
 * The files that come with an engine and take part in every decision: those of this engine, or those of another one that
 * were archived with its decision.
 *
 * @param packs policy packs without examples, in the order in which they are read
 * @param impact what can be undone, and the settings of the risk
 */
public record BundledRules(List<PolicyFile> packs, List<PolicyFile> impact) {
    public BundledRules {
        packs = List.copyOf(packs);
        impact = List.copyOf(impact);
    }
}

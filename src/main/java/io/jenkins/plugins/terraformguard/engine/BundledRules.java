package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.tuning.ImpactTables;
import java.util.List;
import java.util.stream.Collectors;

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

    /** Those of this engine. */
    public static BundledRules ofEngine() {
        return Holder.OWN;
    }

    /** SHA-256 of all names and texts, in their order; lower-case hex. */
    public String digest() {
        return Sha256.hex("bundled-rules/v1\n" + digests(packs) + "\n" + digests(impact));
    }

    private static String digests(List<PolicyFile> files) {
        return files.stream()
                .map(file -> Sha256.hex(file.name()) + " " + Sha256.hex(file.text()) + "\n")
                .collect(Collectors.joining());
    }

    /** Reads on first use. */
    private static final class Holder {
        private static final BundledRules OWN = new BundledRules(BundledPolicies.files(), ImpactTables.files());
    }
}

package io.jenkins.plugins.terraformguard.config;

import io.jenkins.plugins.terraformguard.engine.BundledPolicies;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What is in force for every job of this Jenkins.
 *
 * @param error why nothing can be decided at the moment, or empty
 * @param packs the bundled packs and those of the organisation; the bundled ones alone after an error
 * @param files names of the organisation's files
 */
@Restricted(NoExternalUse.class)
public record LayerOverview(String error, List<Pack> packs, List<String> files) {
    static LayerOverview of(GuardGlobalConfiguration configuration) {
        List<String> names = new ArrayList<>();
        try {
            List<PolicyFile> files = configuration.layer();
            files.forEach(file -> names.add(file.fileName()));
            List<PolicyPack> packs = GuardEngine.check(new PolicyInput(files, List.of(), List.of()));
            return new LayerOverview("", rows(packs), names);
        } catch (PolicyException e) {
            return new LayerOverview(LayerChecks.describe(e), rows(BundledPolicies.packs()), names);
        }
    }

    private static List<Pack> rows(List<PolicyPack> packs) {
        return packs.stream()
                .map(pack -> new Pack(
                        pack.name(),
                        pack.version(),
                        pack.layer(),
                        pack.policies().size(),
                        pack.digest()))
                .toList();
    }

    /**
     * A pack, for the page.
     *
     * @param policies number of policies in it
     */
    public record Pack(String name, String version, String layer, int policies, String digest) {}
}

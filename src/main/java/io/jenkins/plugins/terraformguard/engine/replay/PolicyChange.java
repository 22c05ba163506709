package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.BundledRules;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.layer.LayerFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What shall be other than it was. Files take the place of a whole layer; only the waivers and the baseline of that layer
 * stay those of then, unless there are others among the files: they belong to each decision, not to the policies.
 *
 * @param layer which layer, or null if none is replaced
 * @param files its files
 * @param currentRules whether this engine's bundled rules are asked, and not those of then
 * @param now the time at which waivers have to hold, or null for that of then
 */
public record PolicyChange(ReplacedLayer layer, List<PolicyFile> files, boolean currentRules, Instant now) {
    public PolicyChange {
        files = List.copyOf(files);
    }

    /** Other files in a layer; all else is as it was. */
    public static PolicyChange of(ReplacedLayer layer, List<PolicyFile> files) {
        return new PolicyChange(layer, files, false, null);
    }

    ArchivedEvaluation apply(ArchivedEvaluation then) throws NotReplayableException {
        ReplayInputs inputs = then.inputs();
        return new ArchivedEvaluation(
                new ReplayInputs(
                        currentRules ? BundledRules.ofEngine() : inputs.bundled(),
                        layer == null ? inputs.policies() : replaced(inputs.policies()),
                        inputs.sources(),
                        inputs.watch()),
                now == null ? then.evaluatedAt() : now,
                then.limits(),
                then.redactedSha256(),
                then.plan());
    }

    private PolicyInput replaced(PolicyInput then) throws NotReplayableException {
        return layer.replace(then, files(layer.files(then)));
    }

    private List<PolicyFile> files(List<PolicyFile> before) {
        try {
            LayerFiles given = LayerFiles.of(files);
            LayerFiles old = LayerFiles.of(before);
            List<PolicyFile> all = new ArrayList<>(files);
            keep(old.waivers(), given.waivers(), all);
            keep(old.baseline(), given.baseline(), all);
            return all;
        } catch (PolicyException e) {
            return files; // The evaluation says the same of them.
        }
    }

    private static void keep(Optional<PolicyFile> before, Optional<PolicyFile> given, List<PolicyFile> files) {
        if (given.isEmpty()) {
            before.ifPresent(files::add);
        }
    }
}

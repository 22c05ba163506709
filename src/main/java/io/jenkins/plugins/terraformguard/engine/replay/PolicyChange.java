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
 * @param above all layers above the project, or null if they are not replaced as a whole
 */
public record PolicyChange(
        ReplacedLayer layer, List<PolicyFile> files, boolean currentRules, Instant now, PolicyInput above) {
    public PolicyChange {
        files = List.copyOf(files);
    }

    /** Only one layer is another. */
    public PolicyChange(ReplacedLayer layer, List<PolicyFile> files, boolean currentRules, Instant now) {
        this(layer, files, currentRules, now, null);
    }

    /**
     * All layers above the project are others, with their waivers, and so are the bundled rules: those of this engine. That is
     * what would be decided now.
     *
     * @param above these layers; its project is not looked at
     */
    public static PolicyChange ofLayersAbove(PolicyInput above) {
        return new PolicyChange(null, List.of(), true, null, above);
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
                        policies(inputs.policies()),
                        inputs.sources(),
                        inputs.watch(),
                        inputs.foreign()),
                now == null ? then.evaluatedAt() : now,
                then.limits(),
                then.redactedSha256(),
                then.plan());
    }

    private PolicyInput policies(PolicyInput then) throws NotReplayableException {
        if (above != null) {
            return new PolicyInput(above.organisation(), above.folders(), then.project());
        }
        return layer == null ? then : layer.replace(then, files(layer.files(then)));
    }

    private List<PolicyFile> files(List<PolicyFile> before) {
        try {
            LayerFiles given = LayerFiles.of(files);
            LayerFiles old = LayerFiles.of(before);
            List<PolicyFile> all = new ArrayList<>(files);
            keep(old.waivers(), given.waivers(), all);
            keep(old.granted(), given.granted(), all);
            keep(old.demotions(), given.demotions(), all);
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

package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.policy.PackLoader;
import io.jenkins.plugins.terraformguard.engine.policy.PackParts;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.PolicySet;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Asker;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.StagedPack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays the layers over the bundled packs, the highest first. A layer meets only what is above it and its own, so it can
 * neither name nor touch what comes below; and of what is above, it can only tighten.
 */
public final class PolicyLayers {
    private final LayerStack stack = new LayerStack();
    private final Weakenings weakenings = new Weakenings();
    private final LevelSettings levels = new LevelSettings(stack, weakenings);
    private final ParamSettings params = new ParamSettings(stack, weakenings);
    private final ApprovalSettings approvals = new ApprovalSettings(weakenings);
    private final ReviewSettings reviews = new ReviewSettings(weakenings);
    private final ImportSettings imports = new ImportSettings(weakenings);
    private final RolloutSettings rollouts = new RolloutSettings(stack, weakenings);
    private final Map<Layer, PackLock> locks = new LinkedHashMap<>();
    private final List<AppliedSettings.SettingsFile> files = new ArrayList<>();

    private PolicyLayers() {}

    /**
     * What holds once all layers are in.
     *
     * @throws PolicyException if a file of a layer is wrong, redefines something of another one, or a lock does not fit
     */
    public static EffectivePolicies resolve(List<PolicyPack> bundled, PolicyInput input) throws PolicyException {
        return resolve(bundled, input, Asker.UNKNOWN);
    }

    /**
     * What holds for somebody.
     *
     * @param asker of whom it depends how far packs are rolled out
     * @throws PolicyException as there
     */
    public static EffectivePolicies resolve(List<PolicyPack> bundled, PolicyInput input, Asker asker)
            throws PolicyException {
        PolicyLayers layers = new PolicyLayers();
        List<PolicyPack> first = new ArrayList<>(bundled);
        first.add(Weakenings.PACK);
        layers.stack.add(first, Layer.BUNDLED);
        layers.add(input.organisation(), Layer.ORGANISATION);
        for (int i = 0; i < input.folders().size(); i++) {
            layers.add(input.folders().get(i), Layer.folder(i + 1));
        }
        layers.add(input.project(), Layer.project(input.folders().size()));
        layers.checkLocks();
        return layers.effective(asker);
    }

    /** The packs among the files of one layer. */
    public static List<PolicyPack> packs(List<PolicyFile> packs, String layer) throws PolicyException {
        PackLoader loader = new PackLoader();
        List<PolicyPack> loaded = new ArrayList<>();
        for (PolicyFile file : packs) {
            loaded.add(loader.load(file.text(), file.name(), layer));
        }
        List<PolicyPack> joined = PackParts.join(loaded);
        PolicySet.requireDistinct(joined);
        return joined;
    }

    private void add(List<PolicyFile> input, Layer layer) throws PolicyException {
        try {
            LayerFiles sorted = LayerFiles.of(input);
            stack.add(packs(sorted.packs(), layer.word()), layer);
            List<Settings.RolloutRule> staged = List.of();
            if (sorted.settings().isPresent()) {
                Settings settings = SettingsBinder.bind(sorted.settings().get());
                levels.apply(settings, layer);
                params.apply(settings, layer);
                for (Settings.Choice<String> policy : settings.approvals().policies()) {
                    stack.checkApproved(policy.value(), policy.place());
                }
                approvals.apply(settings.approvals(), layer);
                reviews.apply(settings.reviews(), layer);
                imports.apply(settings.imports(), layer);
                staged = settings.rollouts();
                files.add(new AppliedSettings.SettingsFile(settings.file(), settings.digest(), layer.word()));
            }
            rollouts.apply(staged, sorted.demotions(), layer);
            if (sorted.lock().isPresent()) {
                PackLock lock = PackLock.read(sorted.lock().get());
                locks.put(layer, lock);
                files.add(new AppliedSettings.SettingsFile(lock.file(), lock.digest(), layer.word()));
            }
        } catch (PolicyException e) {
            throw layer.named(e);
        }
    }

    private void checkLocks() throws PolicyException {
        for (Map.Entry<Layer, PackLock> lock : locks.entrySet()) {
            for (PackState pack : stack.packs()) {
                boolean below = pack.owner().rank() > lock.getKey().rank();
                try {
                    lock.getValue().check(pack.pack(), below);
                } catch (PolicyException e) {
                    throw lock.getKey().named(e);
                }
            }
        }
    }

    private EffectivePolicies effective(Asker asker) throws PolicyException {
        List<StagedPack> staged = rollouts.settle(asker);
        List<PolicyPack> packs = new ArrayList<>();
        List<AppliedSettings.Param> applied = new ArrayList<>();
        PolicyPack own = Weakenings.PACK;
        for (PackState pack : stack.packs()) {
            PolicyPack effective = pack.effective();
            packs.add(effective);
            applied.addAll(pack.applied());
            if (pack.pack() == Weakenings.PACK) {
                own = effective;
            }
        }
        PolicySet policies = PolicySet.of(packs);
        Map<String, String> waivedBy = new HashMap<>(policies.waivedBy());
        waivedBy.putAll(imports.waivedBy());
        return new EffectivePolicies(
                policies,
                weakenings.findings(own),
                new AppliedSettings(
                        levels.profile().id(),
                        levels.overrides(),
                        levels.disabled(),
                        applied,
                        files,
                        approvals.rules(),
                        reviews.rules(),
                        imports.rules(),
                        staged),
                params.waivers().with(waivedBy));
    }
}

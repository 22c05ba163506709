package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Suggestion;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Asker;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.DemotionFile;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Rollout;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.StagedPack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Packs that are rolled out step by step. Who may weaken a pack may stage it: the layer that it comes from, and the
 * organisation what is bundled. A project stages nothing: whoever opens a pull request can change its files.
 */
public final class RolloutSettings {
    private final LayerStack stack;
    private final Weakenings weakenings;
    private final Map<String, Held> held = new LinkedHashMap<>();

    private record Held(Rollout rollout, Layer layer, Demotion demotion) {}

    RolloutSettings(LayerStack stack, Weakenings weakenings) {
        this.stack = stack;
        this.weakenings = weakenings;
    }

    /**
     * What the settings among the files of one layer say, whatever of it has effect.
     *
     * @throws PolicyException if they are wrong, or there are two of them
     */
    public static List<Rollout> in(List<PolicyFile> files) throws PolicyException {
        Optional<PolicyFile> settings = LayerFiles.of(files).settings();
        return settings.isEmpty()
                ? List.of()
                : SettingsBinder.bind(settings.get()).rollouts().stream()
                        .map(Settings.RolloutRule::value)
                        .toList();
    }

    /** @param demoted what Jenkins tells this layer of packs that took a step back */
    void apply(List<Settings.RolloutRule> said, Optional<PolicyFile> demoted, Layer layer) throws PolicyException {
        List<Demotion> demotions = demotions(demoted, layer);
        for (Settings.RolloutRule choice : said) {
            Rollout rollout = choice.value();
            if (layer.isProject()) {
                refuse(choice, layer, "which a project may not");
                continue;
            }
            PackState pack = stack.pack(rollout.pack(), choice.place());
            if (!layer.rules(pack.owner())) {
                refuse(choice, layer, "which comes from a layer above");
                continue;
            }
            check(rollout, pack.pack(), choice);
            held.put(
                    rollout.pack(),
                    new Held(
                            rollout,
                            layer,
                            demotions.stream()
                                    .filter(demotion -> demotion.pack().equals(rollout.pack())
                                            && demotion.version().equals(rollout.version()))
                                    .findFirst()
                                    .orElse(null)));
        }
    }

    private void refuse(Settings.RolloutRule choice, Layer layer, String why) {
        String pack = choice.value().pack();
        weakenings.add(layer, "rollout\n" + pack, "rolls out the pack '" + pack + "', " + why, choice.place());
    }

    /** Of another version nobody said how far it may go; acting as it is written might be too much, and as before too little. */
    private static void check(Rollout rollout, PolicyPack pack, Settings.RolloutRule choice) throws PolicyException {
        if (!rollout.version().equals(pack.version())) {
            throw choice.place()
                    .error(
                            "The version " + rollout.version() + " of the pack '" + pack.name()
                                    + "' is rolled out here, and there is version " + pack.version(),
                            "Write how version " + pack.version() + " is rolled out, or remove the entry once the"
                                    + " pack shall act as it is written");
        }
        Set<String> ids = pack.policies().stream().map(Policy::id).collect(Collectors.toSet());
        for (Settings.Choice<String> policy : choice.policies()) {
            if (!ids.contains(policy.value())) {
                throw policy.place()
                        .error(
                                Suggestion.append(
                                        "The pack '" + pack.name() + "' has no policy '" + policy.value() + "'",
                                        policy.value(),
                                        ids),
                                "Name policies of version " + pack.version() + " of this pack by their ids");
            }
        }
    }

    private static List<Demotion> demotions(Optional<PolicyFile> file, Layer layer) throws PolicyException {
        if (file.isEmpty()) {
            return List.of();
        }
        if (layer.isProject()) {
            throw new PolicyException(
                    "Only Jenkins says which packs took a step back", file.get().name(), 0, 0, "Remove this file");
        }
        return DemotionFile.read(file.get());
    }

    /** Has everything that is rolled out act at most at its stage, whatever layers said of levels; nothing else of its pack. */
    List<StagedPack> settle(Asker asker) {
        List<StagedPack> staged = new ArrayList<>();
        for (Held each : held.values()) {
            StagedPack pack = each.rollout().at(asker, each.layer().word(), each.demotion());
            for (PackState state : stack.packs()) {
                if (state.pack().name().equals(pack.pack())) {
                    state.policies().stream()
                            .filter(policy -> pack.isAbout(policy.id()))
                            .forEach(policy -> policy.cap(pack.most(policy.id())));
                }
            }
            staged.add(pack);
        }
        return staged;
    }
}

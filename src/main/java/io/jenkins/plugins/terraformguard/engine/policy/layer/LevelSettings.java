package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Profile, levels and what is off, layer by layer. */
final class LevelSettings {
    private static final int MAX_NAMED = 5;

    private final LayerStack stack;
    private final Weakenings weakenings;
    private final List<AppliedSettings.Override> overrides = new ArrayList<>();
    private final List<AppliedSettings.Disabled> disabled = new ArrayList<>();
    private Profile profile = Profile.RECOMMENDED;

    LevelSettings(LayerStack stack, Weakenings weakenings) {
        this.stack = stack;
        this.weakenings = weakenings;
    }

    Profile profile() {
        return profile;
    }

    List<AppliedSettings.Override> overrides() {
        return overrides;
    }

    List<AppliedSettings.Disabled> disabled() {
        return disabled;
    }

    /** The more special has the last word: an id after a whole pack, and both after the profile. */
    void apply(Settings settings, Layer layer) throws PolicyException {
        if (settings.profile() != null) {
            profile(settings.profile(), layer);
        }
        for (Settings.LevelRule rule : settings.enforcement().stream()
                .sorted(Comparator.comparing(rule -> !isPack(rule.target())))
                .toList()) {
            level(rule, layer);
        }
        for (Settings.DisableRule rule : settings.disable()) {
            disable(rule, layer);
        }
    }

    private void profile(Settings.Choice<Profile> choice, Layer layer) {
        Profile chosen = choice.value();
        boolean rules = layer.rules(Layer.BUNDLED);
        if (!rules && chosen.compareTo(profile) < 0) {
            weakenings.add(
                    layer,
                    "profile",
                    "chooses the profile " + chosen.id() + ", which is weaker than " + profile.id(),
                    choice.place());
            return;
        }
        if (!rules && chosen == profile) {
            return;
        }
        profile = chosen;
        for (PackState pack : stack.packs()) {
            for (PolicyState policy : pack.policies()) {
                EnforcementLevel level = chosen.level(policy.packed());
                boolean raises = policy.isOn() && level.compareTo(policy.level()) > 0;
                if (pack.owner() == Layer.BUNDLED && (rules || raises)) {
                    policy.level(level);
                }
            }
        }
    }

    private void level(Settings.LevelRule rule, Layer layer) throws PolicyException {
        List<PolicyState> changed = new ArrayList<>();
        List<PolicyState> weaker = new ArrayList<>();
        for (PolicyState policy : stack.policies(rule.target(), rule.place())) {
            boolean on = policy.isOn();
            if (on && policy.level() == rule.level() || !on && isPack(rule.target())) {
                continue;
            }
            boolean raises = !on || rule.level().compareTo(policy.level()) > 0;
            (raises || layer.rules(policy.owner()) ? changed : weaker).add(policy);
        }
        if (!changed.isEmpty()) {
            changed.forEach(policy -> policy.level(rule.level()));
            overrides.add(
                    new AppliedSettings.Override(rule.target(), rule.level().id(), layer.word()));
        }
        if (!weaker.isEmpty()) {
            weakenings.add(
                    layer,
                    "enforcement\n" + rule.target(),
                    "lowers " + names(weaker) + " to " + rule.level().id(),
                    rule.place());
        }
    }

    private void disable(Settings.DisableRule rule, Layer layer) throws PolicyException {
        List<PolicyState> on = stack.policies(rule.target(), rule.place()).stream()
                .filter(PolicyState::isOn)
                .toList();
        Predicate<PolicyState> mayBe = policy -> layer.rules(policy.owner());
        List<PolicyState> kept = on.stream().filter(mayBe.negate()).toList();
        if (on.size() > kept.size()) {
            on.stream().filter(mayBe).forEach(PolicyState::off);
            disabled.add(new AppliedSettings.Disabled(rule.target(), rule.reason(), layer.word()));
        }
        if (!kept.isEmpty()) {
            weakenings.add(layer, "disable\n" + rule.target(), "switches off " + names(kept), rule.place());
        }
    }

    private static boolean isPack(String target) {
        return target.endsWith(LayerStack.ALL);
    }

    private static String names(List<PolicyState> policies) {
        String first = policies.stream()
                .limit(MAX_NAMED)
                .map(policy -> policy.id() + " (" + policy.level().id() + ")")
                .collect(Collectors.joining(", "));
        int more = policies.size() - MAX_NAMED;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}

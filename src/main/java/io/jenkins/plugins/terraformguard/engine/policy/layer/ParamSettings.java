package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.Parameter;
import io.jenkins.plugins.terraformguard.engine.policy.Place;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.WaiverRules;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ParamException;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Suggestion;
import java.util.ArrayList;
import java.util.List;

/** Values of parameters, which of them are open, and the rules for waivers, layer by layer. */
final class ParamSettings {
    private final LayerStack stack;
    private final Weakenings weakenings;
    private WaiverRules waivers = WaiverRules.DEFAULT;

    ParamSettings(LayerStack stack, Weakenings weakenings) {
        this.stack = stack;
        this.weakenings = weakenings;
    }

    WaiverRules waivers() {
        return waivers;
    }

    void apply(Settings settings, Layer layer) throws PolicyException {
        for (Settings.ParamRule rule : settings.params()) {
            set(rule, layer);
        }
        for (Settings.OpenRule rule : settings.open()) {
            open(rule, layer);
        }
        waivers(settings, layer);
    }

    private void set(Settings.ParamRule rule, Layer layer) throws PolicyException {
        PackState pack = stack.pack(rule.pack(), rule.packPlace());
        Parameter parameter = parameter(pack, rule.name(), rule.place());
        Value value = rule.value().valueFor(parameter);
        boolean free = layer.rules(pack.owner()) || pack.isOpen(rule.name());
        Value result = free ? value : pack.with(parameter, value);
        if (pack.has(rule.name(), result)) {
            return;
        }
        if (free || parameter.grows()) {
            check(parameter, result, rule.place());
            pack.set(rule.name(), result, layer);
        } else {
            weakenings.add(
                    layer,
                    "params\n" + rule.pack() + "\n" + rule.name(),
                    "sets the parameter '" + rule.name() + "' of the pack '" + rule.pack()
                            + "', which is not open to it",
                    rule.place());
        }
    }

    /** What a parameter grew to may be more than it can hold. */
    private static void check(Parameter parameter, Value value, Place place) throws PolicyException {
        try {
            parameter.check(value);
        } catch (ParamException e) {
            throw place.error(
                    "The parameter '" + parameter.name() + "' with what layers above set: " + e.getMessage(),
                    e.remedy());
        }
    }

    /** A layer that rules the pack says what is open; any other one can only close. */
    private void open(Settings.OpenRule rule, Layer layer) throws PolicyException {
        PackState pack = stack.pack(rule.pack(), rule.place());
        boolean rules = layer.rules(pack.owner());
        List<String> open = new ArrayList<>();
        for (Settings.Choice<String> name : rule.names()) {
            parameter(pack, name.value(), name.place());
            if (rules || pack.isOpen(name.value())) {
                open.add(name.value());
            } else {
                weakenings.add(
                        layer,
                        "open_params\n" + rule.pack() + "\n" + name.value(),
                        "opens the parameter '" + name.value() + "' of the pack '" + rule.pack()
                                + "', which is not open to it",
                        name.place());
            }
        }
        pack.open(open);
    }

    private static Parameter parameter(PackState pack, String name, Place place) throws PolicyException {
        Parameter parameter = pack.pack().parameters().get(name);
        if (parameter == null) {
            throw place.error(
                    Suggestion.append(
                            "The pack '" + pack.pack().name() + "' has no parameter '" + name + "'",
                            name,
                            pack.pack().parameters().keySet()),
                    "Name a parameter that the pack declares");
        }
        return parameter;
    }

    private void waivers(Settings settings, Layer layer) {
        boolean rules = layer.rules(Layer.BUNDLED);
        Settings.Choice<Integer> days = settings.maxDays();
        if (days != null) {
            if (rules || days.value() <= waivers.maxDays()) {
                waivers = new WaiverRules(days.value(), waivers.projects());
            } else {
                weakenings.add(
                        layer,
                        "waivers\nmax_days",
                        "lets waivers last " + days.value() + " days, which is more than " + waivers.maxDays(),
                        days.place());
            }
        }
        Settings.Choice<Boolean> projects = settings.projects();
        if (projects != null) {
            if (rules || !projects.value() || waivers.projects()) {
                waivers = new WaiverRules(waivers.maxDays(), projects.value());
            } else {
                weakenings.add(
                        layer,
                        "waivers\nprojects",
                        "lets waivers of the project count, which a layer above does not",
                        projects.place());
            }
        }
    }
}

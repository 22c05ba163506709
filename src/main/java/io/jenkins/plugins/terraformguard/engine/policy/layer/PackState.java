package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.policy.PackDigest;
import io.jenkins.plugins.terraformguard.engine.policy.Parameter;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A pack with what the layers made of it so far. */
final class PackState {
    private static final int MAX_VALUE = 4000;

    private final PolicyPack pack;
    private final Layer owner;
    private final List<PolicyState> policies;
    private final Map<String, Value> values;
    private final Map<String, Layer> setBy = new TreeMap<>();
    private final Set<String> open = new HashSet<>();

    PackState(PolicyPack pack, Layer owner) {
        this.pack = pack;
        this.owner = owner;
        this.policies = pack.policies().stream()
                .map(policy -> new PolicyState(policy, owner))
                .toList();
        this.values = new TreeMap<>(pack.params().toMap());
        pack.parameters().values().stream().filter(Parameter::open).forEach(parameter -> open.add(parameter.name()));
    }

    PolicyPack pack() {
        return pack;
    }

    Layer owner() {
        return owner;
    }

    List<PolicyState> policies() {
        return policies;
    }

    boolean isOpen(String param) {
        return open.contains(param);
    }

    void open(Collection<String> params) {
        open.clear();
        open.addAll(params);
    }

    /** What a parameter has once a layer sets it: of one that grows, all that is there and what is new. */
    Value with(Parameter parameter, Value value) {
        return parameter.with(values.get(parameter.name()), value);
    }

    boolean has(String param, Value value) {
        return value.equals(values.get(param));
    }

    void set(String param, Value value, Layer layer) {
        values.put(param, value);
        setBy.put(param, layer);
    }

    /** @throws PolicyException if a parameter has no value, unless no policy is left that could ask for it */
    PolicyPack effective() throws PolicyException {
        MapValue params = MapValue.copyOf(values);
        // A policy without what it needs is left out like one that is off: most never have it, and it costs nothing
        // then.
        List<PolicyState> left = policies.stream()
                .filter(policy -> policy.isOn() && policy.hasNeeds(params))
                .toList();
        for (Parameter parameter : pack.parameters().values()) {
            if (!left.isEmpty() && !values.containsKey(parameter.name())) {
                throw owner.named(parameter
                        .place()
                        .error(
                                "The parameter '" + parameter.name() + "' of the pack '" + pack.name()
                                        + "' has no default, and no layer sets it",
                                "Set it in settings.yaml of the layer of the pack or of one above: params: { "
                                        + pack.name() + ": { " + parameter.name()
                                        + ": ... } }; below, where it is open"));
            }
        }
        return pack.with(params, left.stream().map(PolicyState::effective).toList());
    }

    /** The parameters that layers set. */
    List<AppliedSettings.Param> applied() {
        return setBy.entrySet().stream()
                .map(set -> new AppliedSettings.Param(
                        pack.name(),
                        set.getKey(),
                        ValueText.json(values.get(set.getKey()), MAX_VALUE),
                        PackDigest.of(values.get(set.getKey())),
                        set.getValue().word()))
                .toList();
    }
}

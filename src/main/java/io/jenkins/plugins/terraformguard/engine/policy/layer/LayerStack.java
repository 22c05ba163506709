package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.plan.format.Glob;
import io.jenkins.plugins.terraformguard.engine.policy.Place;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.PolicySet;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRule;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The packs of all layers that were read so far, the highest first. */
final class LayerStack {
    static final String ALL = "/*";

    private final List<PolicyPack> all = new ArrayList<>();
    private final Map<String, PackState> packs = new LinkedHashMap<>();
    private final Map<String, PolicyState> policies = new LinkedHashMap<>();

    /** @throws PolicyException if a pack redefines something */
    void add(List<PolicyPack> added, Layer layer) throws PolicyException {
        all.addAll(added);
        PolicySet.requireDistinct(all);
        for (PolicyPack pack : added) {
            PackState state = new PackState(pack, layer);
            packs.put(pack.name(), state);
            state.policies().forEach(policy -> policies.put(policy.id(), policy));
        }
    }

    List<PackState> packs() {
        return List.copyOf(packs.values());
    }

    PackState pack(String name, Place place) throws PolicyException {
        PackState pack = packs.get(name);
        if (pack == null) {
            throw place.error(
                    Suggestion.append("There is no pack '" + name + "' here or above", name, packs.keySet()),
                    "Name a pack of this layer or of one above");
        }
        return pack;
    }

    /**
     * Checks what a rule for approvals names: an id has to be there. A pattern may be for policies of layers below,
     * and which rules other scanners have is not known.
     *
     * @throws PolicyException if it is an id, and there is no such policy
     */
    void checkApproved(String target, Place place) throws PolicyException {
        if (!ApprovalRule.NO_POLICIES.contains(target) && target.indexOf(':') < 0 && !new Glob(target).isPattern()) {
            policies(target, place);
        }
    }

    /** The policies that are meant by an id, or by {@code pack/*}. */
    List<PolicyState> policies(String target, Place place) throws PolicyException {
        if (target.endsWith(ALL)) {
            return pack(target.substring(0, target.length() - ALL.length()), place)
                    .policies();
        }
        PolicyState policy = policies.get(target);
        if (policy == null) {
            throw place.error(
                    Suggestion.append("There is no policy '" + target + "' here or above", target, policies.keySet()),
                    "Name a policy of this layer or of one above, or all of a pack: 'pack/*'");
        }
        return List.of(policy);
    }
}

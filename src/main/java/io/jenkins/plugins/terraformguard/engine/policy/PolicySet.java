package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.policy.expr.TypeGlob;
import io.jenkins.plugins.terraformguard.engine.policy.relation.RelationNeeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** All policies of an evaluation, found by the type of a resource, so that cost grows with those that apply. */
public final class PolicySet {
    /** Far more than all providers have; a plan that makes up more does not fill the memory. */
    private static final int MAX_TYPES = 20_000;

    private final List<PolicyPack> packs;
    private final List<Entry> resourcePolicies = new ArrayList<>();
    private final List<Entry> planPolicies = new ArrayList<>();
    /** For each type, what looks at each kind of change: most changes are asked nothing, which must cost nothing. */
    private final Map<String, List<List<Entry>>> byTypeAndKind = new ConcurrentHashMap<>();

    private PolicySet(List<PolicyPack> packs) {
        this.packs = List.copyOf(packs);
    }

    /** @throws PolicyException if two packs have the same name, or two policies the same id */
    public static PolicySet of(List<PolicyPack> packs) throws PolicyException {
        requireDistinct(packs);
        PolicySet set = new PolicySet(packs);
        for (PolicyPack pack : packs) {
            for (Policy policy : pack.policies()) {
                (policy.planScope() ? set.planPolicies : set.resourcePolicies).add(new Entry(pack, policy));
            }
        }
        return set;
    }

    /**
     * Nothing is redefined: the later one of two packs with one name, or of two policies with one id, is an error.
     *
     * @throws PolicyException naming the place of the later one
     */
    public static void requireDistinct(List<PolicyPack> packs) throws PolicyException {
        Map<String, PolicyPack> names = new HashMap<>();
        Map<String, PolicyPack> owners = new HashMap<>();
        for (PolicyPack pack : packs) {
            PolicyPack namesake = names.putIfAbsent(pack.name(), pack);
            if (namesake != null) {
                throw pack.place()
                        .error(
                                "There are two packs named '" + pack.name() + "'; the other is " + origin(namesake),
                                "Give this pack another name; a pack can't be replaced");
            }
            for (Policy policy : pack.policies()) {
                PolicyPack owner = owners.putIfAbsent(policy.id(), pack);
                if (owner != null) {
                    throw policy.place()
                            .error(
                                    "The policy id '" + policy.id() + "' is taken; it is in the pack '" + owner.name()
                                            + "', which is " + origin(owner),
                                    "Give this policy an id of its own; a policy can't be redefined");
                }
            }
        }
    }

    private static String origin(PolicyPack pack) {
        return pack.layer().equals(PolicyPack.BUNDLED)
                ? "bundled"
                : "in " + pack.place().file();
    }

    public List<PolicyPack> packs() {
        return packs;
    }

    /** What the policies want to know of resources other than the one at hand. */
    RelationNeeds relationNeeds() {
        RelationNeeds needs = new RelationNeeds();
        packs.forEach(pack -> pack.policies().forEach(policy -> needs.add(policy.resources(), policy.relations())));
        return needs;
    }

    /** Policies that are asked once for the plan. */
    List<Entry> planPolicies() {
        return planPolicies;
    }

    /** Fields of the plan that policies about the plan as a whole look at. */
    Set<String> planFields() {
        Set<String> fields = new TreeSet<>();
        for (Entry entry : planPolicies) {
            entry.policy().expressions().forEach(expression -> fields.addAll(expression.planFields()));
        }
        return fields;
    }

    /** Whether an answer may depend on when it is given. */
    public boolean looksAtTime() {
        return packs.stream().flatMap(pack -> pack.policies().stream()).anyMatch(Policy::looksAtTime);
    }

    /** Policies whose findings not every layer can waive: the lowest that can, by id. */
    public Map<String, String> waivedBy() {
        Map<String, String> waivedBy = new HashMap<>();
        packs.stream()
                .flatMap(pack -> pack.policies().stream())
                .filter(policy -> !policy.waivedBy().equals(Waiver.PROJECT))
                .forEach(policy -> waivedBy.put(policy.id(), policy.waivedBy()));
        return waivedBy;
    }

    /** Policies that look at this kind of change of this type of resource. */
    List<Entry> policiesFor(ResourceChange change) {
        if (change.importing()) {
            return ofType(change.type()).stream()
                    .filter(entry -> looksAt(entry.policy(), change.kind(), true))
                    .toList();
        }
        List<List<Entry>> byKind = byTypeAndKind.get(change.type());
        if (byKind == null) {
            byKind = ofTypeByKind(change.type());
            if (byTypeAndKind.size() < MAX_TYPES) {
                byTypeAndKind.put(change.type(), byKind);
            }
        }
        return byKind.get(change.kind().ordinal());
    }

    private List<List<Entry>> ofTypeByKind(String type) {
        List<Entry> ofType = ofType(type);
        return Arrays.stream(ChangeKind.values())
                .map(kind -> ofType.stream()
                        .filter(entry -> looksAt(entry.policy(), kind, false))
                        .toList())
                .toList();
    }

    /** A policy looks at a change for what happens to the resource, or because the change imports it. */
    static boolean looksAt(Policy policy, ResourceChange change) {
        return looksAt(policy, change.kind(), change.importing());
    }

    private static boolean looksAt(Policy policy, ChangeKind kind, boolean importing) {
        return policy.actions().contains(kind.id())
                || importing && policy.actions().contains("import")
                || kind == ChangeKind.CREATE_AND_FORGET
                        && (policy.actions().contains("create")
                                || policy.actions().contains("forget"));
    }

    private List<Entry> ofType(String type) {
        return resourcePolicies.stream()
                .filter(entry -> entry.types().test(type))
                .toList();
    }

    /** A policy with its pack. */
    static final class Entry {
        private final PolicyPack pack;
        private final Policy policy;
        private final Predicate<String> types;

        Entry(PolicyPack pack, Policy policy) {
            this.pack = pack;
            this.policy = policy;
            this.types = TypeGlob.any(policy.resources());
        }

        PolicyPack pack() {
            return pack;
        }

        Policy policy() {
            return policy;
        }

        Predicate<String> types() {
            return types;
        }
    }
}

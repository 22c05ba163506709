package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** All policies of an evaluation, found by the type of a resource, so that cost grows with those that apply. */
public final class PolicySet {
    private final List<PolicyPack> packs;
    private final List<Entry> resourcePolicies = new ArrayList<>();
    private final List<Entry> planPolicies = new ArrayList<>();
    private final Map<String, List<Entry>> byType = new HashMap<>();

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

    /** Policies that are asked once for the plan. */
    List<Entry> planPolicies() {
        return planPolicies;
    }

    /** Policies that look at this kind of change of this type of resource. */
    List<Entry> policiesFor(ResourceChange change) {
        List<Entry> candidates = byType.computeIfAbsent(change.type(), this::ofType);
        if (candidates.isEmpty()) {
            return candidates;
        }
        return candidates.stream()
                .filter(entry -> looksAt(entry.policy(), change))
                .toList();
    }

    /** A policy looks at a change for what happens to the resource, or because the change imports it. */
    static boolean looksAt(Policy policy, ResourceChange change) {
        return policy.actions().contains(change.kind().id())
                || change.importing() && policy.actions().contains("import")
                || change.kind() == ChangeKind.CREATE_AND_FORGET
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
            this.types = typePattern(policy.resources());
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

        private static Predicate<String> typePattern(List<String> globs) {
            StringBuilder regex = new StringBuilder();
            for (String glob : globs) {
                regex.append(regex.isEmpty() ? "" : "|");
                regex.append(Pattern.quote(glob).replace("*", "\\E.*\\Q"));
            }
            return regex.isEmpty()
                    ? type -> false
                    : Pattern.compile(regex.toString()).asMatchPredicate();
        }
    }
}

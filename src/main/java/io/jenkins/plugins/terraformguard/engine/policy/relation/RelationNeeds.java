package io.jenkins.plugins.terraformguard.engine.policy.relation;

import io.jenkins.plugins.terraformguard.engine.policy.expr.Relation;
import io.jenkins.plugins.terraformguard.engine.policy.expr.RelationCall;
import io.jenkins.plugins.terraformguard.engine.policy.expr.RelationCall.Attributes;
import io.jenkins.plugins.terraformguard.engine.policy.expr.TypeGlob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What policies want to know of resources other than the one at hand, by type. For one thread. */
public final class RelationNeeds {
    private final List<Demand> demands = new ArrayList<>();
    private final Set<String> targets = new TreeSet<>();
    private final Map<String, Role> roles = new HashMap<>();

    /** What is asked of resources of some types. */
    private record Demand(Predicate<String> types, Role role) {}

    /**
     * What must be kept of the resources of a type.
     *
     * @param listed whether expressions are given them
     * @param refers whether it is asked what they refer to
     * @param target whether it is asked what refers to them
     */
    record Role(boolean listed, Attributes before, Attributes after, boolean refers, boolean target) {
        static final Role NONE = new Role(false, Attributes.NONE, Attributes.NONE, false, false);

        Role and(Role other) {
            return new Role(
                    listed || other.listed,
                    before.and(other.before),
                    after.and(other.after),
                    refers || other.refers,
                    target || other.target);
        }

        boolean isNone() {
            return equals(NONE);
        }
    }

    /**
     * Adds what a policy asks.
     *
     * @param subjects the types that the policy is about
     */
    public void add(List<String> subjects, List<RelationCall> calls) {
        for (RelationCall call : calls) {
            boolean refers = call.relation() == Relation.REFERRERS;
            boolean target = call.relation() == Relation.REFERENCES;
            demand(List.of(call.types()), new Role(true, call.before(), call.after(), refers, target));
            if (refers || target) {
                demand(subjects, new Role(false, Attributes.NONE, Attributes.NONE, target, refers));
            }
        }
    }

    private void demand(List<String> globs, Role role) {
        demands.add(new Demand(TypeGlob.any(globs), role));
        if (role.target()) {
            targets.addAll(globs);
        }
    }

    /** Whether no policy asks for anything. */
    public boolean isEmpty() {
        return demands.isEmpty();
    }

    /** Whether it is asked what refers to what. */
    boolean links() {
        return !targets.isEmpty();
    }

    /** The types, as policies name them, to which something may refer. */
    Set<String> targets() {
        return targets;
    }

    Role of(String type) {
        return roles.computeIfAbsent(type, this::find);
    }

    private Role find(String type) {
        Role role = Role.NONE;
        for (Demand demand : demands) {
            role = demand.types().test(type) ? role.and(demand.role()) : role;
        }
        return role;
    }
}

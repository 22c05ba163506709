package io.jenkins.plugins.terraformguard.engine.policy.relation;

import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.reference.Room;
import io.jenkins.plugins.terraformguard.engine.policy.expr.EvaluationError;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Relation;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Relations;
import io.jenkins.plugins.terraformguard.engine.policy.expr.TypeGlob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The resources of a plan that policies look at beside the one at hand, and what refers to what. For one thread. */
public final class RelationIndex {
    /** What it may take, estimated, in bytes. */
    public static final long MAX_BYTES = 64L << 20;

    /** How many resources one policy may be given, all in all. */
    static final long MAX_GIVEN = 20_000_000;

    private static final String TOO_LARGE =
            "the resources of the plan that policies look at beside the one at hand take"
                    + " more than %d MB of memory; let policies name fewer types, or fewer attributes of them";

    private final Map<String, Kept> byLabel = new HashMap<>();
    private final List<Kept> resources;
    private final RelationReader reader;
    private final Linker linker;
    private final boolean incomplete;
    private final String failure;
    private final Map<String, Value> lists = new HashMap<>();
    private final Map<String, Predicate<String>> globs = new HashMap<>();
    private final Map<String, Long> given = new HashMap<>();

    private RelationIndex(RelationReader reader, Linker linker, boolean incomplete, String failure) {
        this.reader = reader;
        this.linker = linker;
        this.incomplete = incomplete;
        this.failure = failure;
        this.resources = reader.resources;
        resources.forEach(kept -> byLabel.put(kept.label(), kept));
    }

    /**
     * Reads the plan once more, unless nobody asks for other resources.
     *
     * @throws PlanException if the plan can't be read, or is not what it was
     */
    public static RelationIndex read(Plan plan, RelationNeeds needs) throws PlanException, IOException {
        return read(plan, needs, MAX_BYTES);
    }

    static RelationIndex read(Plan plan, RelationNeeds needs, long bytes) throws PlanException, IOException {
        Room room = new Room(bytes);
        RelationReader reader = new RelationReader(needs, room);
        if (!needs.isEmpty()) {
            plan.stream(reader);
        }
        Linker linker = new Linker(reader.configuration, reader.instances, needs, room);
        if (!room.isOver()) {
            reader.resources.sort(Comparator.comparing(Kept::label));
            linker.link(reader.resources);
        }
        if (room.isOver()) {
            // What was kept so far is let go.
            RelationReader nothing = new RelationReader(needs, room);
            linker = new Linker(nothing.configuration, nothing.instances, needs, room);
            return new RelationIndex(nothing, linker, true, TOO_LARGE.formatted(bytes >> 20));
        }
        PlanFacts facts = plan.facts();
        boolean incomplete =
                facts.complete().equals(Value.FALSE) || facts.errored().equals(Value.TRUE);
        return new RelationIndex(reader, linker, incomplete, null);
    }

    /**
     * The other resources as one of them sees them.
     *
     * @param change the resource at hand, or null where there is none
     * @param policy who looks
     */
    public Relations of(ResourceChange change, String policy) {
        return (relation, types) -> related(change, relation, types, policy);
    }

    private Value related(ResourceChange change, Relation relation, String types, String policy) {
        if (failure != null) {
            throw new EvaluationError(failure);
        }
        Value related = relation == Relation.RESOURCES
                ? lists.computeIfAbsent(types, this::all)
                : linked(change == null ? null : byLabel.get(change.label()), relation, types);
        long sum = given.merge(policy, 1L + size(related), Long::sum);
        if (sum > MAX_GIVEN) {
            throw new EvaluationError("the policy looks at other resources more than " + MAX_GIVEN
                    + " times; references(...) and referrers(...) give fewer than resources(...)");
        }
        return related;
    }

    private static int size(Value list) {
        return list instanceof Value.ListValue known
                ? known.elements().size()
                : ((Value.OpenList) list).elements().size();
    }

    private Value all(String types) {
        return list(resources, types, isUnfinished(types));
    }

    /** What refers to a resource that is not in the index, or what that refers to, can't be told. */
    private Value linked(Kept subject, Relation relation, String types) {
        if (subject == null) {
            return new Value.OpenList(List.of());
        }
        Predicate<String> wanted = glob(types);
        if (relation == Relation.REFERENCES) {
            boolean open = subject.lost || subject.mayReferTo.stream().anyMatch(wanted);
            return list(subject.references, types, open || isUnfinished(types));
        }
        boolean open = subject.origin.block().isEmpty() || linker.mayBeReferredTo(subject, wanted);
        return list(subject.referrers, types, open || isUnfinished(types));
    }

    private boolean isUnfinished(String types) {
        return incomplete || reader.unfinished.stream().anyMatch(glob(types));
    }

    private Value list(List<Kept> candidates, String types, boolean open) {
        Predicate<String> wanted = glob(types);
        List<Value> elements = new ArrayList<>();
        for (Kept kept : candidates) {
            if (!kept.origin.gone() && wanted.test(kept.type()) && kept.element != null) {
                elements.add(kept.element);
            }
        }
        return open ? new Value.OpenList(elements) : new Value.ListValue(elements);
    }

    private Predicate<String> glob(String types) {
        return globs.computeIfAbsent(types, text -> {
            Predicate<String> pattern = TypeGlob.any(List.of(text));
            Map<String, Boolean> known = new HashMap<>();
            return type -> known.computeIfAbsent(type, pattern::test);
        });
    }
}

package io.jenkins.plugins.terraformguard.engine.policy.relation;

import io.jenkins.plugins.terraformguard.engine.plan.address.AddressException;
import io.jenkins.plugins.terraformguard.engine.plan.address.InstanceKey;
import io.jenkins.plugins.terraformguard.engine.plan.address.Reference;
import io.jenkins.plugins.terraformguard.engine.plan.reference.Room;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Follows references through the configuration to the blocks of resources: variables out to the arguments of the call,
 * outputs into the module, for_each to what it goes over, data sources to what they ask for. Each way is followed once.
 */
final class ReferenceResolver {
    /** Deeper ways are cut: nobody can follow them. */
    private static final int MAX_DEPTH = 60;

    private static final int ENTRY = 150;

    private final ConfigurationMap configuration;
    private final RelationNeeds needs;
    private final Room room;
    private final Map<String, Resolved> known = new HashMap<>();
    private int depth;

    ReferenceResolver(ConfigurationMap configuration, RelationNeeds needs, Room room) {
        this.configuration = configuration;
        this.needs = needs;
        this.room = room;
    }

    /** Where the references of a leaf of a resource lead. */
    Resolved resolve(Scene scene, Configured block, Configured.Leaf leaf) {
        KeyRule each = block.expanded() ? new KeyRule.Each(KeyRule.Each.OWN) : KeyRule.SINGLE;
        return resolve(leaf.references(), new Place(scene, block.forEach(), each));
    }

    /**
     * Where an expression stands.
     *
     * @param forEach what for_each there refers to
     * @param each the instance that each.key and count.index stand for
     */
    private record Place(Scene scene, List<String> forEach, KeyRule each) {}

    private Resolved resolve(List<String> references, Place place) {
        List<Reference> parsed = new ArrayList<>();
        Resolved resolved = Resolved.NOTHING;
        for (String text : references) {
            try {
                parsed.add(Reference.parse(text));
            } catch (AddressException e) {
                resolved = Resolved.LOST;
            }
        }
        boolean keyed = parsed.stream().anyMatch(ReferenceResolver::isKey);
        boolean direct = parsed.stream()
                .anyMatch(reference -> reference.kind() == Reference.Kind.RESOURCE
                        || reference.kind() == Reference.Kind.MODULE
                        || reference.kind() == Reference.Kind.DATA);
        KeyRule each = keyed ? place.each() : KeyRule.ANY;
        for (Reference reference : parsed) {
            resolved = resolved.and(
                    switch (reference.kind()) {
                        case RESOURCE -> resource(reference, place.scene(), each);
                        case DATA -> data(reference, place.scene(), each);
                        case MODULE -> module(reference, place.scene(), each);
                        case VARIABLE -> variable(reference.name(), place.scene());
                        case LOCAL -> Resolved.LOST;
                        case EACH -> each(reference, place, direct);
                        case COUNT, OTHER -> Resolved.NOTHING;
                    });
        }
        return resolved;
    }

    private static boolean isKey(Reference reference) {
        return reference.kind() == Reference.Kind.EACH || reference.kind() == Reference.Kind.COUNT;
    }

    private Resolved resource(Reference reference, Scene scene, KeyRule each) {
        if (!needs.of(reference.type()).target()) {
            return Resolved.NOTHING;
        }
        String name = reference.type() + "." + reference.name();
        Configured block = configuration.resource(ConfigurationMap.in(scene.address(), name));
        KeyRule key = block == null ? KeyRule.ANY : key(reference, block.expanded(), each);
        return new Resolved(Set.of(new Resolved.Target(scene, reference.type(), name, key)), false);
    }

    private static KeyRule key(Reference reference, boolean expanded, KeyRule each) {
        if (!reference.key().equals(InstanceKey.NONE)) {
            return reference.key().equals(InstanceKey.UNKNOWN) ? KeyRule.ANY : new KeyRule.Fixed(reference.key());
        }
        return expanded ? each : KeyRule.SINGLE;
    }

    private Resolved data(Reference reference, Scene scene, KeyRule each) {
        String name = "data." + reference.type() + "." + reference.name();
        Configured block = configuration.resource(ConfigurationMap.in(scene.address(), name));
        if (block == null) {
            return Resolved.LOST;
        }
        KeyRule key = key(reference, block.expanded(), each);
        return once(scene + name + key, () -> {
            Place place = new Place(scene, block.forEach(), key);
            Resolved resolved = Resolved.NOTHING;
            for (Configured.Leaf leaf : block.leaves()) {
                resolved = resolved.and(resolve(leaf.references(), place));
            }
            return resolved;
        });
    }

    private Resolved module(Reference reference, Scene scene, KeyRule each) {
        String address = ConfigurationMap.in(scene.address(), "module." + reference.name());
        ConfigurationMap.Call call = configuration.call(address);
        if (call == null) {
            return Resolved.LOST;
        }
        Scene inside = scene.child(reference.name(), key(reference, call.expanded(), each));
        Map<String, List<String>> outputs = configuration.outputs(address);
        if (outputs.containsKey(reference.output())) {
            return output(inside, reference.output(), outputs.get(reference.output()));
        }
        if (!reference.output().isEmpty()) {
            return Resolved.LOST;
        }
        // The plan does not say which of them where the module is indexed by something that is computed.
        Resolved resolved = Resolved.NOTHING;
        for (Map.Entry<String, List<String>> output : outputs.entrySet()) {
            resolved = resolved.and(output(inside, output.getKey(), output.getValue()));
        }
        return resolved;
    }

    private Resolved output(Scene inside, String name, List<String> references) {
        return once(
                inside + " output " + name, () -> resolve(references, new Place(inside, List.of(), KeyRule.SINGLE)));
    }

    /** A variable of the root module is known when the plan is made, and no resource of the plan is behind it. */
    private Resolved variable(String name, Scene scene) {
        if (scene.isRoot()) {
            return Resolved.NOTHING;
        }
        ConfigurationMap.Call call = configuration.call(scene.address());
        if (call == null) {
            return Resolved.LOST;
        }
        Place outside = new Place(scene.parent(), call.forEach(), scene.eachOfCall());
        return once(scene + " var " + name, () -> resolve(call.arguments().getOrDefault(name, List.of()), outside));
    }

    /** Keys are known when the plan is made; what they stand for in for_each is where the way goes on. */
    private Resolved each(Reference reference, Place place, boolean direct) {
        if (reference.name().equals("key") && direct) {
            return Resolved.NOTHING;
        }
        if (place.forEach().isEmpty()) {
            return Resolved.NOTHING;
        }
        List<String> over = new ArrayList<>(place.forEach());
        // The same key of what it goes over, unless that is only one.
        over.add("each.key");
        Place inForEach = new Place(place.scene(), List.of(), place.each());
        Resolved resolved = once(place.scene() + " each " + place, () -> resolve(over, inForEach));
        return reference.name().equals("key") ? resolved.known() : resolved;
    }

    /** Follows a way that was not followed yet. One that leads back to itself, or too deep, is lost. */
    private Resolved once(String way, Supplier<Resolved> follow) {
        Resolved before = known.get(way);
        if (before != null) {
            return before;
        }
        if (depth >= MAX_DEPTH || !room.take(ENTRY + 2L * way.length())) {
            return Resolved.LOST;
        }
        depth++;
        known.put(way, Resolved.LOST);
        try {
            Resolved resolved = follow.get();
            room.take((long) ENTRY * resolved.targets().size());
            known.put(way, resolved);
            return resolved;
        } finally {
            depth--;
        }
    }
}

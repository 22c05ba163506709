package io.jenkins.plugins.terraformguard.engine.policy.relation;

import io.jenkins.plugins.terraformguard.engine.plan.reference.Room;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Finds out which resources refer to which. */
final class Linker {
    /** A value that more resources have in common identifies none of them. */
    private static final int MAX_NAMESAKES = 50;

    private final ConfigurationMap configuration;
    private final Instances instances;
    private final ReferenceResolver resolver;
    private final Room room;
    private final Map<String, List<Name>> names = new HashMap<>();
    /** By type, those that may refer to anything. */
    private final Map<String, List<Kept>> lost = new TreeMap<>();
    /** By block and type, those that may refer to some instance of the block. */
    private final Map<String, Map<String, List<Kept>>> uncertain = new HashMap<>();

    private String lastBlock = "";
    private Map<Configured.Leaf, Resolved> lastResolved = Map.of();

    /** A value that identifies a resource. */
    private record Name(Kept kept, String attribute) {}

    Linker(ConfigurationMap configuration, Instances instances, RelationNeeds needs, Room room) {
        this.configuration = configuration;
        this.instances = instances;
        this.resolver = new ReferenceResolver(configuration, needs, room);
        this.room = room;
    }

    /** @param resources in the order of their labels */
    void link(List<Kept> resources) {
        for (Kept kept : resources) {
            kept.identity.forEach((attribute, value) -> {
                room.take(40);
                names.computeIfAbsent(value, text -> new ArrayList<>()).add(new Name(kept, attribute));
            });
        }
        for (Kept kept : resources) {
            if (kept.sketch != null && !room.isOver()) {
                new Links(kept).find();
            }
        }
    }

    /** Types, each with the resources of it that may refer to this one and are not known to. */
    boolean mayBeReferredTo(Kept target, Predicate<String> types) {
        Set<Kept> known = new LinkedHashSet<>(target.referrers);
        return hasOther(lost, types, target, known)
                || hasOther(uncertain.getOrDefault(target.origin.block(), Map.of()), types, target, known);
    }

    private static boolean hasOther(
            Map<String, List<Kept>> byType, Predicate<String> types, Kept target, Set<Kept> known) {
        return byType.entrySet().stream()
                .filter(entry -> types.test(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .anyMatch(referrer -> referrer != target && !known.contains(referrer));
    }

    /** The links of one resource. */
    private final class Links {
        private final Kept referrer;
        private final Set<Kept> found = new TreeSet<>(Comparator.comparing(Kept::label));

        Links(Kept referrer) {
            this.referrer = referrer;
        }

        void find() {
            byValues();
            if (!referrer.origin.gone()) {
                byConfiguration();
            }
            for (Kept target : found) {
                room.take(16);
                referrer.references.add(target);
                target.referrers.add(referrer);
            }
            if (referrer.lost) {
                lost.computeIfAbsent(referrer.type(), type -> new ArrayList<>()).add(referrer);
            }
        }

        private void byValues() {
            Sketch sketch = referrer.sketch;
            int text = 0;
            for (int i = 0; i < sketch.shape().paths().size(); i++) {
                if (sketch.shape().states().charAt(i) != Sketch.TEXT) {
                    continue;
                }
                String path = sketch.shape().paths().get(i);
                String value = sketch.texts()[text++];
                for (Name name : named(value)) {
                    Kept target = name.kept();
                    boolean sameType = target.type().equals(referrer.type());
                    if (target != referrer && Identity.counts(path, sameType, value, name.attribute(), target.type())) {
                        found.add(target);
                    }
                }
            }
        }

        private List<Name> named(String value) {
            List<Name> list = names.getOrDefault(value, List.of());
            return list.size() > MAX_NAMESAKES ? List.of() : list;
        }

        private void byConfiguration() {
            Configured block =
                    referrer.origin.block().isEmpty() ? null : configuration.resource(referrer.origin.block());
            if (block == null) {
                referrer.lost = referrer.sketch.isUnknownAnywhere();
                return;
            }
            resolved(block).forEach(this::leaf);
            referrer.lost |= mayBeDynamic(block);
        }

        private Map<Configured.Leaf, Resolved> resolved(Configured block) {
            if (!lastBlock.equals(referrer.origin.block())) {
                Scene scene = Scene.of(referrer.origin.module().names());
                Map<Configured.Leaf, Resolved> resolved = new HashMap<>();
                block.leaves().forEach(leaf -> resolved.put(leaf, resolver.resolve(scene, block, leaf)));
                lastBlock = referrer.origin.block();
                lastResolved = resolved;
            }
            return lastResolved;
        }

        private void leaf(Configured.Leaf leaf, Resolved resolved) {
            Sketch.Part part = referrer.sketch.at(leaf.path());
            if (!part.set()) {
                return; // Whatever it refers to, it came to nothing.
            }
            referrer.lost |= resolved.lost() && part.unknown();
            Map<String, Choice> choices = new TreeMap<>();
            for (Resolved.Target target : resolved.targets()) {
                Instances.Candidates candidates = instances.of(target, referrer);
                Choice choice = choices.computeIfAbsent(target.type(), type -> new Choice());
                if (candidates.certain()) {
                    choice.certain.addAll(candidates.instances());
                } else {
                    choice.blocks.add(target.block());
                }
            }
            choices.forEach((type, choice) -> choose(part, type, choice));
        }

        /** Where an expression names several of one type, a single value can be only one of them. */
        private void choose(Sketch.Part part, String type, Choice choice) {
            choice.certain.remove(referrer);
            boolean several = !choice.blocks.isEmpty() || choice.certain.size() > 1 && !part.container();
            if (!several) {
                found.addAll(choice.certain);
                return;
            }
            if (part.container()) {
                found.addAll(choice.certain);
            } else {
                choice.certain.forEach(kept -> choice.blocks.add(kept.origin.block()));
            }
            boolean decided = false;
            for (String text : part.texts()) {
                for (Name name : named(text)) {
                    if (choice.blocks.contains(name.kept().origin.block()) && name.kept() != referrer) {
                        found.add(name.kept());
                        decided = true;
                    }
                }
            }
            if (!decided || part.unknown()) {
                referrer.mayReferTo.add(type);
                choice.blocks.forEach(this::uncertain);
            }
        }

        private void uncertain(String block) {
            room.take(100);
            uncertain
                    .computeIfAbsent(block, first -> new TreeMap<>())
                    .computeIfAbsent(referrer.type(), type -> new ArrayList<>())
                    .add(referrer);
        }

        /**
         * Whether a part is unknown that the configuration does not set: what stands in dynamic blocks is not in the
         * plan. What a provider fills in is unknown as a whole.
         */
        private boolean mayBeDynamic(Configured block) {
            Sketch.Shape shape = referrer.sketch.shape();
            for (int i = 0; i < shape.paths().size(); i++) {
                int dot = shape.paths().get(i).indexOf('.');
                if (shape.states().charAt(i) == Sketch.UNKNOWN
                        && dot > 0
                        && !block.attributes().contains(shape.paths().get(i).substring(0, dot))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** What an expression may mean of one type. */
    private static final class Choice {
        private final Set<Kept> certain = new LinkedHashSet<>();
        private final Set<String> blocks = new TreeSet<>();
    }
}

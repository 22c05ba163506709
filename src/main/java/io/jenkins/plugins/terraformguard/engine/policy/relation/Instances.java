package io.jenkins.plugins.terraformguard.engine.policy.relation;

import io.jenkins.plugins.terraformguard.engine.plan.address.InstanceKey;
import io.jenkins.plugins.terraformguard.engine.plan.address.ModulePath;
import io.jenkins.plugins.terraformguard.engine.plan.address.ModuleStep;
import io.jenkins.plugins.terraformguard.engine.plan.reference.Room;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The resources of a plan by block, and which of them a reference means. */
final class Instances {
    private final Room room;
    private final Map<String, Kept> byAddress = new HashMap<>();
    /** By address without the key of the resource itself. */
    private final Map<String, List<Kept>> groups = new HashMap<>();
    /** By address of the block. */
    private final Map<String, List<Kept>> blocks = new HashMap<>();
    /** Keys of the instances of modules, by address without the last key. */
    private final Map<String, Set<InstanceKey>> modules = new HashMap<>();

    private ModulePath lastModule = ModulePath.ROOT;

    Instances(Room room) {
        this.room = room;
    }

    /**
     * What a reference may mean.
     *
     * @param certain whether it means all of them, rather than one or some of them
     */
    record Candidates(List<Kept> instances, boolean certain) {
        static final Candidates NONE = new Candidates(List.of(), true);

        static Candidates of(List<Kept> instances) {
            return instances == null ? NONE : new Candidates(instances, instances.size() == 1);
        }
    }

    /** Takes note that there is an instance of a module. */
    void module(ModulePath module) {
        if (module.equals(lastModule)) {
            return;
        }
        lastModule = module;
        String prefix = "";
        for (ModuleStep step : module.steps()) {
            String call = ConfigurationMap.in(prefix, "module." + step.name());
            if (modules.computeIfAbsent(room.text(call), first -> new HashSet<>())
                    .add(step.key())) {
                room.take(100);
            }
            prefix = call + step.key();
        }
    }

    void add(Kept kept) {
        if (kept.origin.gone() || kept.origin.block().isEmpty()) {
            return;
        }
        room.take(200);
        byAddress.put(room.text(kept.origin.group() + kept.origin.key()), kept);
        groups.computeIfAbsent(kept.origin.group(), group -> new ArrayList<>()).add(kept);
        blocks.computeIfAbsent(kept.origin.block(), block -> new ArrayList<>()).add(kept);
    }

    /** What a reference of a resource means. */
    Candidates of(Resolved.Target target, Kept referrer) {
        String module = "";
        for (int i = 0; i < target.scene().names().size(); i++) {
            String call = ConfigurationMap.in(
                    module, "module." + target.scene().names().get(i));
            int size = modules.getOrDefault(call, Set.of()).size();
            InstanceKey key = key(target.scene().rules().get(i), referrer, size);
            if (key == null) {
                return Candidates.of(blocks.get(target.block()));
            }
            module = call + key;
        }
        String group = ConfigurationMap.in(module, target.name());
        List<Kept> instances = groups.get(group);
        if (instances == null) {
            // Keys that were taken for the same may not be.
            boolean guessed = target.scene().rules().stream().anyMatch(KeyRule.Each.class::isInstance);
            return guessed ? Candidates.of(blocks.get(target.block())) : Candidates.NONE;
        }
        InstanceKey key = key(target.key(), referrer, instances.size());
        Kept one = key == null ? null : byAddress.get(group + key);
        if (one != null) {
            return Candidates.of(List.of(one));
        }
        return target.key() instanceof KeyRule.Fixed ? Candidates.NONE : Candidates.of(instances);
    }

    /** The key that a rule means, or null where it can't be told. */
    private InstanceKey key(KeyRule rule, Kept referrer, int size) {
        if (rule instanceof KeyRule.Fixed fixed) {
            return fixed.key();
        }
        List<ModuleStep> steps = referrer.origin.module().steps();
        if (rule instanceof KeyRule.Same same) {
            return steps.get(same.step()).key();
        }
        if (!(rule instanceof KeyRule.Each each)) {
            return null;
        }
        boolean own = each.step() == KeyRule.Each.OWN;
        InstanceKey key = own ? referrer.origin.key() : steps.get(each.step()).key();
        if (key instanceof InstanceKey.Count) {
            // With count, the number may be calculated with; as many on both sides make that unlikely.
            return expansion(referrer, each.step()) == size ? key : null;
        }
        return key instanceof InstanceKey.ForEach ? key : null;
    }

    /** How many instances there are beside that of the referrer, or of the module that it is in. */
    private int expansion(Kept referrer, int step) {
        if (step == KeyRule.Each.OWN) {
            return groups.getOrDefault(referrer.origin.group(), List.of()).size();
        }
        List<ModuleStep> steps = referrer.origin.module().steps();
        String module = new ModulePath(steps.subList(0, step)).toString();
        String call = ConfigurationMap.in(module, "module." + steps.get(step).name());
        return modules.getOrDefault(call, Set.of()).size();
    }
}

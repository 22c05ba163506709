package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.address.AddressException;
import io.jenkins.plugins.terraformguard.engine.plan.address.InstanceKey;
import io.jenkins.plugins.terraformguard.engine.plan.address.ModulePath;
import io.jenkins.plugins.terraformguard.engine.plan.address.ModuleStep;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resources of a plan that reports may be about; of all others nothing is kept. */
final class PlannedResources {
    /** By the address of the block. */
    private final Map<String, Block> wanted = new HashMap<>();
    /** By type and name, then by their address: blocks of all modules. */
    private final Map<String, Map<String, ResourceAddress>> names = new HashMap<>();

    private long indexed;

    /**
     * An instance of a resource.
     *
     * @param action what the plan does to it
     * @param previous where it was before this plan moves it, or empty
     */
    record Planned(ResourceAddress address, String action, String previous) {
        String type() {
            return address.type();
        }
    }

    /** The instances of a block, all and by those of their keys that somebody has asked for. */
    private static final class Block {
        private final List<Planned> all = new ArrayList<>();
        private final Map<BitSet, Map<String, List<Planned>>> byKeys = new HashMap<>();
    }

    /**
     * Has instances of a block kept. Is called for all before the plan is read.
     *
     * @return whether it was not yet asked for
     */
    boolean want(ResourceAddress address) {
        return wanted.putIfAbsent(address.withoutKeys().toString(), new Block()) == null;
    }

    /**
     * Has instances of all blocks kept that have this type and name, in whatever module.
     *
     * @param name as in {@code aws_s3_bucket.logs}
     * @return whether it was not yet asked for
     */
    boolean wantNamed(String name) {
        return names.putIfAbsent(name, new LinkedHashMap<>()) == null;
    }

    void change(ResourceChange change) {
        if (wanted.isEmpty() && names.isEmpty() || !change.deposed().isEmpty()) {
            return;
        }
        parse(change.address()).ifPresent(address -> {
            ResourceAddress block = address.withoutKeys();
            Map<String, ResourceAddress> same = names.get(name(block));
            if (same != null && same.putIfAbsent(block.toString(), block) == null) {
                want(block);
            }
            Block instances = wanted.get(block.toString());
            if (instances != null) {
                instances.all.add(
                        new Planned(address, change.kind().id(), change.isMoved() ? change.previousAddress() : ""));
            }
        });
    }

    /** The instances that an address means; where it says no key it means all. */
    List<Planned> of(ResourceAddress asked) {
        Block block = wanted.get(asked.withoutKeys().toString());
        if (block == null) {
            return List.of();
        }
        BitSet keys = keys(asked);
        return keys.isEmpty()
                ? block.all
                : block.byKeys
                        .computeIfAbsent(keys, fresh -> index(block.all, fresh))
                        .getOrDefault(asked.toString(), List.of());
    }

    /** Blocks that were asked for by type and name and are in the plan. */
    Collection<ResourceAddress> named(String name) {
        return names.getOrDefault(name, Map.of()).values();
    }

    /** How many instances were sorted by keys so far. */
    long indexed() {
        return indexed;
    }

    /** Type and name of a resource, without its module. */
    static String name(ResourceAddress address) {
        return address.type() + "." + address.name();
    }

    static Optional<ResourceAddress> parse(String text) {
        try {
            return Optional.of(ResourceAddress.parse(text));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    private Map<String, List<Planned>> index(List<Planned> all, BitSet keys) {
        indexed += all.size();
        Map<String, List<Planned>> index = new HashMap<>();
        all.forEach(planned -> index.computeIfAbsent(
                        only(planned.address(), keys).toString(), address -> new ArrayList<>(1))
                .add(planned));
        return index;
    }

    /** Which steps have keys: those of modules, then the resource itself. */
    private static BitSet keys(ResourceAddress address) {
        List<ModuleStep> steps = address.module().steps();
        BitSet keys = new BitSet();
        for (int i = 0; i < steps.size(); i++) {
            keys.set(i, !steps.get(i).key().equals(InstanceKey.NONE));
        }
        keys.set(steps.size(), !address.key().equals(InstanceKey.NONE));
        return keys;
    }

    /** The address with these of its keys and no others. */
    private static ResourceAddress only(ResourceAddress address, BitSet keys) {
        List<ModuleStep> steps = new ArrayList<>(address.module().steps());
        for (int i = 0; i < steps.size(); i++) {
            if (!keys.get(i)) {
                steps.set(i, new ModuleStep(steps.get(i).name(), InstanceKey.NONE));
            }
        }
        return new ResourceAddress(
                new ModulePath(steps),
                address.mode(),
                address.type(),
                address.name(),
                keys.get(steps.size()) ? address.key() : InstanceKey.NONE);
    }
}

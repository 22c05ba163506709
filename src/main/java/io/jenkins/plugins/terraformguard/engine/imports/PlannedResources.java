package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.address.AddressException;
import io.jenkins.plugins.terraformguard.engine.plan.address.InstanceKey;
import io.jenkins.plugins.terraformguard.engine.plan.address.ModuleStep;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resources of a plan that reports may be about; of all others nothing is kept. */
final class PlannedResources {
    /** By the address of the block. */
    private final Map<String, List<Planned>> wanted = new HashMap<>();

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

    /** Has instances of a block kept. Is called for all before the plan is read. */
    void want(ResourceAddress address) {
        wanted.computeIfAbsent(address.withoutKeys().toString(), block -> new ArrayList<>());
    }

    void change(ResourceChange change) {
        if (wanted.isEmpty() || !change.deposed().isEmpty()) {
            return;
        }
        parse(change.address()).ifPresent(address -> {
            List<Planned> instances = wanted.get(address.withoutKeys().toString());
            if (instances != null) {
                instances.add(
                        new Planned(address, change.kind().id(), change.isMoved() ? change.previousAddress() : ""));
            }
        });
    }

    /** The instances that an address means; where it says no key it means all. */
    List<Planned> of(ResourceAddress asked) {
        return wanted.getOrDefault(asked.withoutKeys().toString(), List.of()).stream()
                .filter(planned -> means(asked, planned.address()))
                .toList();
    }

    static Optional<ResourceAddress> parse(String text) {
        try {
            return Optional.of(ResourceAddress.parse(text));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    private static boolean means(ResourceAddress asked, ResourceAddress planned) {
        List<ModuleStep> steps = asked.module().steps();
        for (int i = 0; i < steps.size(); i++) {
            if (!means(steps.get(i).key(), planned.module().steps().get(i).key())) {
                return false;
            }
        }
        return means(asked.key(), planned.key());
    }

    private static boolean means(InstanceKey asked, InstanceKey planned) {
        return asked.equals(InstanceKey.NONE) || asked.equals(planned);
    }
}

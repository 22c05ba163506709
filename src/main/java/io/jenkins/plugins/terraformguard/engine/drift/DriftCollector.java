package io.jenkins.plugins.terraformguard.engine.drift;

import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredResource;
import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts;
import io.jenkins.plugins.terraformguard.engine.plan.RelevantAttribute;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Gathers the drift of one plan, in the order in which plans are written: what drifted, what the plan does to it, what the
 * configuration says of it. Memory is bounded: of very much drift that which matters most is kept whole, the rest is
 * counted.
 */
public final class DriftCollector {
    /** Drifted resources that are listed. */
    public static final int MAX_LISTED = 10_000;

    /** Drifted attributes that are listed. */
    static final int MAX_ATTRIBUTES = 50_000;

    private static final Comparator<PendingDrift> LEAST_FIRST = Comparator.comparing(PendingDrift::weight)
            .thenComparing(drift -> drift.resource().label(), Comparator.reverseOrder());

    private final DriftContext context;
    private final int maxAttributes;
    private final DriftCounter counter = new DriftCounter();
    private final PriorityQueue<PendingDrift> kept = new PriorityQueue<>(LEAST_FIRST);
    private final Map<String, PendingDrift> byLabel = new HashMap<>();
    private final Map<String, List<PendingDrift>> byBlock = new HashMap<>();
    private int attributes;

    public DriftCollector(DriftContext context) {
        this(context, MAX_ATTRIBUTES);
    }

    DriftCollector(DriftContext context, int maxAttributes) {
        this.context = context;
        this.maxAttributes = maxAttributes;
    }

    /** Takes an element of {@code resource_drift}. */
    public void drift(ResourceChange change) {
        PendingDrift drift = PendingDrift.of(change, context);
        if (drift == null) {
            return;
        }
        counter.noise(drift.moreNoise());
        kept.add(drift);
        byLabel.put(drift.resource().label(), drift);
        attributes += drift.attributes().size();
        while (kept.size() > 1 && (kept.size() > MAX_LISTED || attributes > maxAttributes)) {
            PendingDrift least = kept.remove();
            attributes -= least.attributes().size();
            byLabel.remove(least.resource().label(), least);
            counter.dropped(least);
        }
    }

    /** Takes an element of {@code resource_changes}. */
    public void change(ResourceChange change) {
        PendingDrift drift = byLabel.isEmpty() ? null : byLabel.get(change.label());
        if (drift != null) {
            drift.planned(change);
        }
    }

    /** Whether a resource that is listed drifted, noise aside; to be asked when all of the drift was taken. */
    public boolean isDrifted(String label) {
        PendingDrift drift = byLabel.isEmpty() ? null : byLabel.get(label);
        return drift != null && drift.counts();
    }

    /** Takes a block of the configuration. */
    public void configured(ConfiguredResource resource) {
        blocks().getOrDefault(
                        resource.module().isEmpty() ? resource.address() : resource.module() + "." + resource.address(),
                        List.of())
                .forEach(drift -> drift.configured(resource));
    }

    /** Takes an attribute on which the plan depends. */
    public void relevant(RelevantAttribute attribute) {
        if (byLabel.isEmpty()) {
            return;
        }
        PendingDrift instance = byLabel.get(attribute.resource());
        if (instance != null) {
            instance.relevant(attribute.path());
        } else {
            blocks().getOrDefault(ResourceAddress.blockOf(attribute.resource()), List.of())
                    .forEach(drift -> drift.relevant(attribute.path()));
        }
    }

    /** What came of it; to be called once, when all of the plan was read. */
    public DriftResult finish(PlanFacts facts) {
        List<Drift> drifts = new FinishedDrift(context, facts).of(kept);
        drifts.forEach(counter::listed);
        return new DriftResult(drifts, counter.summary(facts));
    }

    /** By the address of the block, once the first part of the plan was read. */
    private Map<String, List<PendingDrift>> blocks() {
        if (byBlock.isEmpty()) {
            kept.forEach(drift -> byBlock.computeIfAbsent(
                            ResourceAddress.blockOf(drift.resource().address()), key -> new ArrayList<>())
                    .add(drift));
        }
        return byBlock;
    }
}

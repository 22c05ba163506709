package io.jenkins.plugins.terraformguard.engine.drift.life;

import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.StateResource;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds out what became of drifts: looks, while a plan is read, at the places where they were. Give it every element of
 * {@code resource_changes}, whose state before is what is really there, and every resource of {@code prior_state}; either
 * may be left out. A few texts for each drift are all that it keeps.
 */
public final class OutcomeResolver {
    private static final String UPDATE = "update";

    private final Map<String, List<Tracked>> byAddress = new HashMap<>();
    private final Map<String, Outcome> outcomes = new TreeMap<>();
    private final Set<String> there = new HashSet<>();
    private final PlaceSearch search = new PlaceSearch();

    /** @param tracked the drifts that were there at the last look; see {@link DriftLedger#tracked()} */
    public OutcomeResolver(Collection<Tracked> tracked) {
        for (Tracked drift : tracked) {
            byAddress
                    .computeIfAbsent(drift.address(), address -> new ArrayList<>())
                    .add(drift);
        }
    }

    /** Whether there is anything to find out. */
    public boolean isEmpty() {
        return byAddress.isEmpty();
    }

    /** Takes an element of {@code resource_changes}. */
    public void change(ResourceChange change) {
        List<Tracked> here = byAddress.getOrDefault(change.label(), List.of());
        List<Tracked> before = change.isMoved() ? byAddress.getOrDefault(moved(change), List.of()) : List.of();
        if (!here.isEmpty() || !before.isEmpty()) {
            Value real = change.before();
            here.forEach(drift -> found(drift, real));
            before.forEach(drift -> found(drift, real));
        }
    }

    /** Takes a resource of {@code prior_state}. */
    public void resource(StateResource resource) {
        String label = ResourceChange.label(resource.address(), resource.deposedKey());
        byAddress.getOrDefault(label, List.of()).forEach(drift -> found(drift, resource.values()));
    }

    /**
     * What became of each drift, by id.
     *
     * @param hasState whether the plan has a {@code prior_state}, and all of it was given: only then a resource that was not
     *     seen is gone
     */
    public Map<String, Outcome> outcomes(boolean hasState) {
        Map<String, Outcome> all = new TreeMap<>();
        for (List<Tracked> drifts : byAddress.values()) {
            for (Tracked drift : drifts) {
                all.put(drift.id(), outcome(drift, hasState));
            }
        }
        return all;
    }

    private Outcome outcome(Tracked drift, boolean hasState) {
        if (!there.contains(drift.address())) {
            return hasState ? absent(drift.kind()) : Outcome.UNKNOWN;
        }
        return outcomes.getOrDefault(drift.id(), Outcome.UNKNOWN);
    }

    private void found(Tracked drift, Value real) {
        if (real.isNull()) {
            return;
        }
        there.add(drift.address());
        outcomes.computeIfAbsent(drift.id(), id -> present(drift, real));
    }

    /** A resource that was deleted outside is back; one that was created outside has come to stay. */
    private Outcome present(Tracked drift, Value real) {
        return switch (drift.kind()) {
            case UPDATE -> search.outcome(drift, real);
            case "create" -> Outcome.KEPT;
            default -> Outcome.RESTORED;
        };
    }

    private static Outcome absent(String kind) {
        return switch (kind) {
            case "delete" -> Outcome.KEPT;
            case "create" -> Outcome.RESTORED;
            default -> Outcome.GONE;
        };
    }

    private static String moved(ResourceChange change) {
        return ResourceChange.label(change.previousAddress(), change.deposed());
    }
}

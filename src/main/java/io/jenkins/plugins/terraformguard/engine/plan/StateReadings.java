package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.util.Map;

/** Reads states as they are written, within bounds. */
final class StateReadings {
    private static final String REMEDY =
            "Give the output of 'terraform show -json' or 'tofu show -json' for each state";

    private final ReadLimits limits;
    private final ReadErrors errors;
    private final String tooMuch;
    private long left;

    /**
     * @param maxKept bytes of resources that may be kept
     * @param tooMuch what is wrong where there are more
     */
    StateReadings(ReadLimits limits, long maxKept, String tooMuch) {
        this.tooMuch = tooMuch;
        this.limits = limits;
        this.errors = new ReadErrors(limits);
        this.left = maxKept;
    }

    static PlanException unusable(PlanSource source, String message) {
        return new PlanException(message, source.name(), REMEDY);
    }

    /** @throws PlanException if it is no state that can be read */
    void check(PlanSource source) throws PlanException, IOException {
        Plan plan = new PlanReader(limits).open(source, done -> {});
        if (plan.facts().document() != PlanFacts.Document.STATE) {
            throw unusable(source, "This is a plan, not a state");
        }
    }

    RawStateWalk walk(PlanSource source, RawStateWalk.Visitor visitor) throws PlanException, IOException {
        return errors.of(source, () -> {
            try (PlanInput input = PlanInput.open(source, limits, null)) {
                RawStateWalk walk = new RawStateWalk(input, visitor);
                walk.run();
                return walk;
            }
        });
    }

    void keep(Map<String, RawStateResource> kept, RawStateResource resource, PlanSource source) throws PlanException {
        left -= resource.size();
        if (left < 0) {
            throw new PlanException(tooMuch, source.name(), "Compare states of the same configuration");
        }
        kept.put(resource.address(), resource);
    }
}

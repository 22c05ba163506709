package io.jenkins.plugins.terraformguard.engine.review;

import java.util.List;

/**
 * What a plan does, as facts that may get a place on a sheet: collected where the plan is read, and without its secrets.
 *
 * @param facts the weightiest first
 * @param omitted how many more there are
 */
public record FactPool(List<Weighed> facts, int omitted) {
    public static final FactPool NONE = new FactPool(List.of(), 0);

    public FactPool {
        facts = List.copyOf(facts);
    }

    /** @param weight how much it matters beside the others */
    public record Weighed(Fact fact, int weight) {}
}

package io.jenkins.plugins.terraformguard.engine.author.mutation;

import io.jenkins.plugins.terraformguard.engine.policy.Place;
import java.util.List;

/**
 * What the examples of a policy tell apart.
 *
 * @param policy its id
 * @param killed mutants for which an example has another answer
 * @param survivors mutants that no example tells apart, in the order of the expression
 * @param explained those of them that the author says are no mistake
 * @param stale explanations of mutants that are not there, or that an example does tell apart
 * @param omitted mutants beyond the bound, which were not tried
 */
public record MutationResult(
        String policy, int killed, List<Mutant> survivors, List<Mutant> explained, List<Stale> stale, int omitted) {
    /** An explanation that explains nothing. */
    public record Stale(Place place, String message) {}

    public MutationResult {
        survivors = List.copyOf(survivors);
        explained = List.copyOf(explained);
        stale = List.copyOf(stale);
    }

    /** Mutants that were tried. */
    public int total() {
        return killed + survivors.size() + explained.size();
    }

    public boolean isGood() {
        return survivors.isEmpty() && stale.isEmpty() && omitted == 0;
    }
}

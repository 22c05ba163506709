package io.jenkins.plugins.terraformguard.engine.decision;

import java.util.List;

/**
 * What other scanners bring into a decision beside their findings.
 *
 * @param uses what became of each report
 * @param policies their rules that found something, as if they were policies
 */
public record Imported(List<ImportUse> uses, List<Decision.PolicyTally> policies) {
    public static final Imported NONE = new Imported(List.of(), List.of());

    /** Rules that a decision lists at most, so that there is room for policies. */
    public static final int MAX_RULES = 2_000;

    /** Reports that a decision can be about. */
    public static final int MAX_REPORTS = ImportShapes.REPORTS;

    public Imported {
        uses = List.copyOf(uses);
        policies = List.copyOf(policies);
    }
}

package io.jenkins.plugins.terraformguard.engine.decision;

import java.util.List;

/**
 * What a decision rests on, and what it leaves open.
 *
 * @param provenance where the plan comes from
 * @param rules rules that led to the verdict, the one that decided first
 * @param obligations what is to be looked at after apply
 */
public record Grounds(Provenance provenance, List<VerdictRule> rules, List<Obligation> obligations) {
    public static final Grounds NONE = new Grounds(Provenance.NONE, List.of(), List.of());

    public Grounds {
        rules = List.copyOf(rules);
        obligations = List.copyOf(obligations);
    }
}

package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import java.util.List;

/**
 * What a decision rests on, and what it leaves open.
 *
 * @param provenance where the plan comes from
 * @param rules rules that led to the verdict, the one that decided first
 * @param obligations what is to be looked at after apply
 * @param effects what the plan does; by name only where somebody is asked to approve it
 * @param review what reviewers said of it
 * @param scope where the plan works
 */
public record Grounds(
        Provenance provenance,
        List<VerdictRule> rules,
        List<Obligation> obligations,
        Effects effects,
        ReviewSummary review,
        Scope scope) {
    public static final Grounds NONE = new Grounds(Provenance.NONE, List.of(), List.of());

    public Grounds {
        rules = List.copyOf(rules);
        obligations = List.copyOf(obligations);
    }

    /** Grounds of which it is not known where the plan works. */
    public Grounds(
            Provenance provenance,
            List<VerdictRule> rules,
            List<Obligation> obligations,
            Effects effects,
            ReviewSummary review) {
        this(provenance, rules, obligations, effects, review, Scope.NONE);
    }

    /** Grounds that nobody has reviewed. */
    public Grounds(Provenance provenance, List<VerdictRule> rules, List<Obligation> obligations, Effects effects) {
        this(provenance, rules, obligations, effects, ReviewSummary.NONE);
    }

    /** Grounds of which it is not known what the plan does. */
    public Grounds(Provenance provenance, List<VerdictRule> rules, List<Obligation> obligations) {
        this(provenance, rules, obligations, Effects.NONE);
    }
}

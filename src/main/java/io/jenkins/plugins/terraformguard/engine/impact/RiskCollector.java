package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.DeferredChange;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Computes how risky a plan is from its changes, one at a time. Of each it keeps no more than that it was there. */
public final class RiskCollector {
    private static final Set<String> NO_CHANGE = Set.of("move");

    private final RiskSettings settings;
    private final RiskTypes types;
    private final ExposureWords exposure;
    private final ProductionMarks production;
    private final RiskDoubts doubts;
    private final Map<RiskFactor, RiskTally> tallies = new EnumMap<>(RiskFactor.class);

    public RiskCollector(RiskSettings settings) {
        this.settings = settings;
        types = new RiskTypes(settings);
        exposure = new ExposureWords(settings);
        production = new ProductionMarks(settings);
        doubts = new RiskDoubts(settings);
        for (RiskFactor factor : RiskFactor.values()) {
            tallies.put(factor, new RiskTally(factor));
        }
    }

    /** Takes what the plan says of itself. */
    public void facts(PlanFacts facts) {
        if (doubts.facts(facts)) {
            count(RiskFactor.UNCERTAINTY, "incomplete", "the plan");
        }
    }

    /** Takes the values of the root variables. */
    public void variables(MapValue variables) {
        variables.forEach((name, value) -> {
            if (production.marks(name, value)) {
                count(RiskFactor.PRODUCTION, "variable", "var." + name);
            }
        });
    }

    /** Takes a change that has to wait for another plan. */
    public void deferred(DeferredChange deferred) {
        count(RiskFactor.UNCERTAINTY, "deferred", deferred.change().label());
    }

    /**
     * Takes a change.
     *
     * @param drifted whether the resource was changed outside Terraform
     */
    public void change(ResourceChange change, Reversed reversed, boolean drifted) {
        Set<String> words = ChangeWords.of(change);
        if (words.isEmpty() || words.equals(NO_CHANGE)) {
            return;
        }
        String label = change.label();
        count(RiskFactor.SIZE, "doubling", label);
        boolean harm = reversed.cls() != Reversibility.REVERSIBLE;
        boolean destroys = change.kind() == ChangeKind.DELETE || change.kind() == ChangeKind.REPLACE;
        if (destroys || harm) {
            count(RiskFactor.DESTROYS, reversed.cls().id(), label);
        }
        if (destroys && harm && types.of(change.type()).data()) {
            count(RiskFactor.DATA, "each", label);
        }
        if (production.marks(change)) {
            count(RiskFactor.PRODUCTION, "marked", label);
        }
        if (drifted) {
            count(RiskFactor.DRIFT, "each", label);
        }
        doubts.change(reversed.certain(), exposed(change, label));
    }

    public Risk risk() {
        int score = 0;
        Risk.RiskPart[] parts = new Risk.RiskPart[RiskFactor.values().length];
        for (RiskFactor factor : RiskFactor.values()) {
            parts[factor.ordinal()] = tallies.get(factor).part(settings);
            score += parts[factor.ordinal()].points();
        }
        int capped = Math.min(score, 100);
        return new Risk(
                capped,
                settings.level(capped),
                doubts.confidence(),
                doubts.sentences(),
                settings.threshold(),
                List.of(parts));
    }

    /** Counts who can reach it and who may do what; tells whether something of that is not known. */
    private boolean exposed(ResourceChange change, String label) {
        RiskTypes.Roles roles = types.of(change.type());
        boolean identity = roles.identity();
        StateLook before = new StateLook(exposure, identity).at(change.before());
        StateLook after = new StateLook(exposure, identity).at(change.after());
        boolean loses = change.kind() == ChangeKind.DELETE || change.kind() == ChangeKind.FORGET;
        if (after.opensMoreThan(before) || roles.guard() && change.kind() == ChangeKind.DELETE) {
            count(RiskFactor.NETWORK, "opened", label);
        } else if (roles.guard() || roles.network()) {
            count(RiskFactor.NETWORK, "touched", label);
        }
        if (after.allowsMoreThan(before)) {
            count(RiskFactor.IDENTITY, "widened", label);
        } else if (identity) {
            count(RiskFactor.IDENTITY, "changed", label);
        }
        boolean unknown = !loses && after.hasUnknown();
        if (unknown) {
            count(RiskFactor.UNCERTAINTY, "unknown", label);
        }
        return unknown;
    }

    private void count(RiskFactor factor, String key, String subject) {
        tallies.get(factor).count(key, subject);
    }
}

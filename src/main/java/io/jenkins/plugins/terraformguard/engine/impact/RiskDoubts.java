package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSection;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.List;

/** Why a score can't be relied upon in full. */
final class RiskDoubts {
    private static final int MANY_DOUBTS = 3;

    private final int unsureFrom;
    private final int unknownFrom;
    private final List<String> ofPlan = new ArrayList<>();
    private boolean grave;
    private long changes;
    private long unsure;
    private long unknown;

    RiskDoubts(RiskSettings settings) {
        unsureFrom = settings.number(RiskSettings.DOUBTS + "unsure_percent");
        unknownFrom = settings.number(RiskSettings.DOUBTS + "unknown_percent");
    }

    /** Whether the plan does not hold all that is going to change. */
    boolean facts(PlanFacts facts) {
        boolean errored = Value.TRUE.equals(facts.errored());
        boolean incomplete = Value.FALSE.equals(facts.complete());
        if (errored) {
            ofPlan.add("Making the plan failed, so it lacks changes");
        }
        if (incomplete) {
            ofPlan.add("The plan is not complete: it was limited to some resources, or changes were deferred");
        }
        if (!facts.has(PlanSection.CONFIGURATION)) {
            ofPlan.add("The configuration was cut out of the plan");
        }
        grave |= errored || incomplete;
        return errored || incomplete;
    }

    void change(boolean certain, boolean hasUnknown) {
        changes++;
        unsure += certain ? 0 : 1;
        unknown += hasUnknown ? 1 : 0;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>(ofPlan);
        if (isMany(unsure, unsureFrom)) {
            sentences.add("Of " + unsure + " of " + changes
                    + " changes it can't be told for certain whether they can be undone");
        }
        if (isMany(unknown, unknownFrom)) {
            sentences.add("Of " + unknown + " of " + changes
                    + " changes it is known only after apply who can reach them, or who may do what");
        }
        return sentences;
    }

    String confidence() {
        int doubts = sentences().size();
        return grave || doubts >= MANY_DOUBTS ? "low" : doubts > 0 ? "medium" : "high";
    }

    private boolean isMany(long number, int percent) {
        return number > 0 && number * 100 >= changes * percent;
    }
}

package io.jenkins.plugins.terraformguard.step;

import io.jenkins.plugins.terraformguard.engine.outcome.ObligationOutcome.State;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification.Status;

/** What a look after apply does to the build; the worst of what was found counts. */
final class VerifyConsequence {
    private VerifyConsequence() {}

    static Consequence of(GuardSettings settings, Verification verification) {
        if (verification.status() == Status.UNREADABLE) {
            return Consequence.FAIL;
        }
        boolean violated = verification.obligations().stream().anyMatch(one -> one.state() == State.VIOLATED);
        Consequence ofPolicies = Consequence.ANNOTATE;
        if (violated) {
            ofPolicies = verification.violatesMandatory()
                    ? Consequence.byId("onFail", settings.onFail())
                    : Consequence.byId("onAdvisory", settings.onAdvisory());
        }
        Consequence ofValues = values(settings, verification);
        return ofPolicies.compareTo(ofValues) < 0 ? ofPolicies : ofValues;
    }

    /** What is not done is never simply green. */
    private static Consequence values(GuardSettings settings, Verification verification) {
        boolean unfinished = verification.isUnfinished();
        if (!unfinished && !verification.differs()) {
            return Consequence.ANNOTATE;
        }
        String set = settings.drift().onDrift();
        Consequence asked = set.isEmpty() ? Consequence.UNSTABLE : Consequence.byId("onDrift", set);
        return unfinished && asked == Consequence.ANNOTATE ? Consequence.UNSTABLE : asked;
    }
}

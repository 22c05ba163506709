package io.jenkins.plugins.terraformguard.engine.outcome;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionMaker;
import io.jenkins.plugins.terraformguard.engine.decision.Obligation;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftWatch;
import io.jenkins.plugins.terraformguard.engine.outcome.ObligationOutcome.State;
import io.jenkins.plugins.terraformguard.engine.plan.AppliedPlan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Asks again what could not be decided before apply, on the plan with the values that have come out of it. */
final class ObligationCheck {
    private static final int MAX_MESSAGE = 500;

    private final OutcomeQuestion question;

    ObligationCheck(OutcomeQuestion question) {
        this.question = question;
    }

    /**
     * What became of each obligation.
     *
     * @param isThere tells whether a resource is in the state
     */
    List<ObligationOutcome> check(Predicate<String> isThere) throws PlanException, IOException {
        List<Obligation> obligations = question.decision().grounds().obligations();
        if (obligations.isEmpty()) {
            return List.of();
        }
        Decision now = judge();
        Set<String> asked = new HashSet<>();
        now.policies().forEach(tally -> asked.add(tally.policy()));
        Map<String, Finding> findings = new HashMap<>();
        now.findings().forEach(finding -> findings.put(finding.fingerprint(), finding));
        boolean all = now.findings().size() < DecisionMaker.MAX_LISTED;
        List<ObligationOutcome> outcomes = new ArrayList<>();
        for (Obligation obligation : obligations) {
            if (now.error() != null) {
                outcomes.add(outcome(obligation, State.UNDECIDED, now.error().message()));
            } else if (!obligation.address().isEmpty() && !isThere.test(obligation.address())) {
                outcomes.add(outcome(obligation, State.MISSING, "The resource is not in the state"));
            } else if (!asked.contains(obligation.policy())) {
                outcomes.add(outcome(obligation, State.UNDECIDED, "The policy is not among those that are asked now"));
            } else {
                Finding finding = findings.get(obligation.fingerprint());
                outcomes.add(
                        finding == null && !all
                                ? outcome(obligation, State.UNDECIDED, "There are too many findings to tell")
                                : answered(obligation, finding));
            }
        }
        return outcomes;
    }

    private static ObligationOutcome answered(Obligation obligation, Finding finding) {
        if (finding == null) {
            return outcome(obligation, State.DISCHARGED, "");
        }
        State state =
                switch (finding.outcome()) {
                    case VIOLATION -> finding.isExempt() ? State.EXEMPT : State.VIOLATED;
                    default -> State.UNDECIDED;
                };
        return outcome(obligation, state, finding.message());
    }

    private static ObligationOutcome outcome(Obligation obligation, State state, String message) {
        return new ObligationOutcome(obligation, state, ValueText.cut(ValueText.oneLine(message), MAX_MESSAGE));
    }

    private Decision judge() throws PlanException, IOException {
        AppliedPlan applied = AppliedPlan.of(question.plan(), question.state(), question.limits());
        Verification.Subject subject = question.subject();
        GuardRequest request = new GuardRequest(
                subject.id(),
                applied,
                subject.savedPlanSha256(),
                question.policies(),
                question.limits(),
                SourceIndex.EMPTY,
                subject.at(),
                DriftWatch.NONE,
                question.decision().grounds().provenance());
        return new GuardEngine(subject.engineVersion()).evaluate(request, (phase, done, total) -> {});
    }
}

package io.jenkins.plugins.terraformguard.engine.outcome;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;

/**
 * What is asked after apply.
 *
 * @param subject what is looked at
 * @param decision the decision on the plan
 * @param plan the plan that was applied, or what was archived of it
 * @param state the state as it is now, as {@code show -json} prints it
 * @param policies policies of all layers, to ask again what could not be decided
 * @param limits bounds of the reader
 */
public record OutcomeQuestion(
        Verification.Subject subject,
        Decision decision,
        PlanSource plan,
        PlanSource state,
        PolicyInput policies,
        ReadLimits limits) {}

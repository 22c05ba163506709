package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionMaker;
import io.jenkins.plugins.terraformguard.engine.drift.DriftDetector;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounter;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeVisitor;
import io.jenkins.plugins.terraformguard.engine.plan.OutputChange;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyEvaluator;
import io.jenkins.plugins.terraformguard.engine.policy.PolicySet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One plan on its way through policies, drift and counting. */
final class Evaluation implements ChangeVisitor {
    private final Plan plan;
    private final PolicySet policies;
    private final GuardProgress progress;
    private final PolicyEvaluator evaluator;
    private final ChangeCounter counter = new ChangeCounter();
    private final DriftDetector drift = new DriftDetector();
    private final List<Decision.DestructiveChange> destructive = new ArrayList<>();
    private int omitted;
    private int seen;

    Evaluation(Plan plan, PolicySet policies, GuardProgress progress) {
        this.plan = plan;
        this.policies = policies;
        this.progress = progress;
        this.evaluator = new PolicyEvaluator(policies, plan);
    }

    void run() throws PlanException, IOException {
        plan.stream(this);
        evaluator.plan();
    }

    @Override
    public void change(ResourceChange change) {
        progress.report(GuardProgress.Phase.EVALUATING, ++seen, plan.facts().resourceChanges());
        counter.change(change);
        evaluator.change(change);
        if (isDestructive(change)) {
            if (destructive.size() < Decision.Destructive.MAX) {
                destructive.add(new Decision.DestructiveChange(
                        change.address(), change.deposed(), change.kind().id(), change.actionReason()));
            } else {
                omitted++;
            }
        }
    }

    @Override
    public void drift(ResourceChange change) {
        drift.drift(change);
    }

    @Override
    public void output(OutputChange output) {
        counter.output(output);
    }

    Decision decide(DecisionMaker maker, GuardRequest request) {
        return maker.decide(
                request.plan().name(),
                request.savedPlanSha256(),
                plan,
                counter.counts(),
                new Decision.Destructive(destructive, omitted),
                evaluator.findings(),
                drift.drifts(),
                policies.packs(),
                evaluator.tallies());
    }

    private static boolean isDestructive(ResourceChange change) {
        return switch (change.kind()) {
            case DELETE, REPLACE, FORGET, CREATE_AND_FORGET -> !"data".equals(change.mode());
            default -> false;
        };
    }
}

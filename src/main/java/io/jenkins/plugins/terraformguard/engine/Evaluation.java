package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionMaker;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.drift.DriftCollector;
import io.jenkins.plugins.terraformguard.engine.drift.DriftResult;
import io.jenkins.plugins.terraformguard.engine.drift.life.FollowUp;
import io.jenkins.plugins.terraformguard.engine.drift.life.OutcomeResolver;
import io.jenkins.plugins.terraformguard.engine.effect.EffectCollector;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignFindings;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.imports.ImportException;
import io.jenkins.plugins.terraformguard.engine.plan.ActionInvocation;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounter;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeVisitor;
import io.jenkins.plugins.terraformguard.engine.plan.CheckResult;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredOutput;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredProvider;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredResource;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredVariable;
import io.jenkins.plugins.terraformguard.engine.plan.DeferredChange;
import io.jenkins.plugins.terraformguard.engine.plan.ModuleCall;
import io.jenkins.plugins.terraformguard.engine.plan.OutputChange;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSection;
import io.jenkins.plugins.terraformguard.engine.plan.RelevantAttribute;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.StateResource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyEvaluator;
import io.jenkins.plugins.terraformguard.engine.policy.layer.EffectivePolicies;
import io.jenkins.plugins.terraformguard.engine.tuning.IgnoreUses;
import io.jenkins.plugins.terraformguard.engine.waiver.Exempter;
import java.io.IOException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One plan on its way through policies, drift and counting. */
final class Evaluation implements ChangeVisitor {
    private static final Comparator<Decision.DestructiveChange> BY_ADDRESS = Comparator.comparing(
                    Decision.DestructiveChange::address)
            .thenComparing(Decision.DestructiveChange::deposed)
            .thenComparing(Decision.DestructiveChange::action)
            .thenComparing(Decision.DestructiveChange::reason);

    private static final Set<PlanSection> JOINED_WITH_DRIFT =
            Set.of(PlanSection.RESOURCE_CHANGES, PlanSection.CONFIGURATION, PlanSection.RELEVANT_ATTRIBUTES);

    private final Plan plan;
    private final boolean driftFirst;
    private final Rulebook rules;
    private final IgnoreUses ignores;
    private final EffectivePolicies policies;
    private final GuardRequest request;
    private final GuardProgress progress;
    private final PolicyEvaluator evaluator;
    private final ChangeCounter counter = new ChangeCounter();
    private final DriftCollector drift;
    private final OutcomeResolver followed;
    private final ImpactCollector impact;
    private final PlanNotes notes = new PlanNotes();
    private final Positions positions;
    private final Exempter exempter;
    private final EffectCollector effects;
    private final ScopeCollector scope;
    private final ChangeVisitor facts;
    private final ForeignFindings foreign;
    /** The first ones by address, the last of them at the head, so that it can make room for one before it. */
    private final PriorityQueue<Decision.DestructiveChange> destructive = new PriorityQueue<>(BY_ADDRESS.reversed());

    private Plan.Reading reading;
    private int omitted;
    private int seen;

    /** @param facts is shown changes, deferred ones, outputs and actions as well */
    Evaluation(
            Plan plan,
            Rulebook rules,
            GuardRequest request,
            Exempter exempter,
            GuardProgress progress,
            ChangeVisitor facts)
            throws ImportException {
        this.plan = plan;
        this.policies = rules.policies();
        this.request = request;
        this.progress = progress;
        this.evaluator = new PolicyEvaluator(
                policies.policies(), plan, request.provenance().facts(request.evaluatedAt()));
        this.positions = new Positions(request.sources());
        this.exempter = exempter;
        this.effects = new EffectCollector(plan.variables());
        this.scope = new ScopeCollector(plan.variables());
        this.facts = facts;
        this.foreign = new ForeignFindings(
                plan,
                request.foreign(),
                request.sources(),
                policies.settings().imports(),
                policies.policies().packs());
        this.rules = rules;
        this.driftFirst = plan.facts().has(PlanSection.RESOURCE_DRIFT)
                && !plan.comesFirst(PlanSection.RESOURCE_DRIFT, JOINED_WITH_DRIFT);
        this.ignores = rules.drift().uses(request.evaluatedAt());
        this.drift = new DriftCollector(new KnownOfDrift(evaluator, positions, ignores));
        this.followed = new OutcomeResolver(request.watch().tracked());
        this.impact = new ImpactCollector(rules.impact());
    }

    /** @param beside what else looks at the plan, through the same eyes */
    void run(UnaryOperator<ChangeVisitor> beside) throws PlanException, ImportException, IOException {
        evaluator.readOthers();
        if (driftFirst) {
            plan.stream(beside.apply(new DriftFirst()));
        }
        reading = plan.stream(beside.apply(this));
        evaluator.plan(counter.counts());
        evaluator.report(policies.weakenings());
        evaluator.add(foreign.finish(evaluator.findings().findings(), positions.isAnother()));
    }

    /** What is joined with drift has to come after it. Terraform writes it so, and no other tool has to. */
    private final class DriftFirst implements ChangeVisitor {
        @Override
        public Set<PlanSection> sections() {
            return EnumSet.of(PlanSection.RESOURCE_DRIFT);
        }

        @Override
        public void change(ResourceChange change) {
            throw new IllegalStateException("not asked for");
        }

        @Override
        public void drift(ResourceChange change) {
            drift.drift(change);
        }
    }

    @Override
    public Set<PlanSection> sections() {
        Set<PlanSection> sections = EnumSet.copyOf(PlanSection.CHANGES);
        if (driftFirst) {
            sections.remove(PlanSection.RESOURCE_DRIFT);
        }
        sections.add(PlanSection.CONFIGURATION);
        if (!followed.isEmpty()) {
            sections.add(PlanSection.PRIOR_STATE);
        }
        return sections;
    }

    @Override
    public void change(ResourceChange change) {
        progress.report(GuardProgress.Phase.EVALUATING, ++seen, plan.facts().resourceChanges());
        counter.change(change);
        drift.change(change);
        followed.change(change);
        effects.change(change);
        scope.change(change);
        facts.change(change);
        impact.change(change, drift.isDrifted(change.label()));
        evaluator.change(change);
        positions.change(change);
        foreign.change(change);
        exempter.change(change);
        if (isDestructive(change)) {
            destructive.add(new Decision.DestructiveChange(
                    change.address(), change.deposed(), change.kind().id(), change.actionReason()));
            if (destructive.size() > Decision.Destructive.MAX) {
                destructive.remove();
                omitted++;
            }
        }
    }

    @Override
    public void drift(ResourceChange change) {
        drift.drift(change);
    }

    @Override
    public void relevantAttribute(RelevantAttribute attribute) {
        drift.relevant(attribute);
    }

    @Override
    public void output(OutputChange output) {
        counter.output(output);
        effects.output(output);
        facts.output(output);
        evaluator.wholePlan().output(output);
    }

    @Override
    public void deferred(DeferredChange deferred) {
        notes.deferred(deferred);
        effects.deferred(deferred);
        facts.deferred(deferred);
        impact.deferred(deferred);
        evaluator.wholePlan().deferred(deferred);
    }

    @Override
    public void action(ActionInvocation action) {
        notes.action(action);
        effects.action(action);
        facts.action(action);
        evaluator.wholePlan().action(action);
    }

    @Override
    public void check(CheckResult check) {
        notes.check(check);
        evaluator.wholePlan().check(check);
    }

    @Override
    public void provider(ConfiguredProvider provider) {
        effects.provider(provider);
        scope.provider(provider);
        impact.graph().provider(provider);
        evaluator.wholePlan().provider(provider);
    }

    @Override
    public void configuredResource(ConfiguredResource resource) {
        drift.configured(resource);
        effects.configured(resource);
        impact.graph().configuredResource(resource);
        evaluator.wholePlan().resource(resource);
    }

    @Override
    public void moduleCall(ModuleCall call) {
        impact.graph().moduleCall(call);
        evaluator.wholePlan().module(call);
    }

    @Override
    public void variable(ConfiguredVariable variable) {
        impact.graph().variable(variable);
    }

    @Override
    public void configuredOutput(ConfiguredOutput output) {
        impact.graph().configuredOutput(output);
    }

    @Override
    public void stateResource(PlanSection section, StateResource resource) {
        followed.resource(resource);
    }

    /** What other scanners said, without secrets. */
    List<ForeignReport> foreign() {
        return foreign.reports();
    }

    Plan.Reading reading() {
        return reading;
    }

    /** Where the plan comes from, as far as what was told turned out to be about this plan. */
    Provenance provenance() {
        return positions.isAnother() ? request.provenance().ofAnotherConfiguration() : request.provenance();
    }

    Decision decide(DecisionMaker maker) {
        return maker.decide(
                request.plan().name(),
                request.savedPlanSha256(),
                plan,
                reading,
                counter.counts(),
                new Decision.Destructive(destructive.stream().sorted(BY_ADDRESS).toList(), omitted),
                foreign.join(exempter.mark(
                        foreign.mark(positions.locate(evaluator.findings().findings())))),
                evaluator.findings().beyond(),
                drift(),
                impact.finish(plan),
                policies.policies().packs(),
                policies.settings(),
                evaluator.tallies(),
                remarks(),
                exempter.exemptions(),
                effects.finish(),
                foreign.imported(),
                scope.finish());
    }

    private DriftResult drift() {
        DriftResult found = drift.finish(plan.facts());
        FollowUp known = new FollowUp(
                followed.outcomes(plan.facts().has(PlanSection.PRIOR_STATE)),
                request.watch().serial(),
                rules.drift().alarmAfter());
        return new DriftResult(found.drifts(), found.summary().with(known, List.of()));
    }

    private List<String> remarks() {
        List<String> remarks = notes.texts(reading.redactions());
        if (positions.isAnother()) {
            remarks.add("No lines are given: most resources of the plan are not in the configuration that was read");
        }
        remarks.addAll(exempter.notes());
        remarks.addAll(rules.impact().notes());
        ignores.notes().forEach(note -> remarks.add(note.inOneLine()));
        remarks.addAll(foreign.remarks());
        if (evaluator.looksAtConfiguration() && !plan.facts().has(PlanSection.CONFIGURATION)) {
            remarks.add(
                    "The plan holds no configuration: policies about modules, providers and provisioners were not asked");
        }
        return remarks;
    }

    private static boolean isDestructive(ResourceChange change) {
        return switch (change.kind()) {
            case DELETE, REPLACE, FORGET, CREATE_AND_FORGET -> !"data".equals(change.mode());
            default -> false;
        };
    }
}

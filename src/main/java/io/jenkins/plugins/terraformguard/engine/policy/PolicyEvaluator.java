package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Bindings;
import io.jenkins.plugins.terraformguard.engine.policy.relation.RelationIndex;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks every policy that applies, and gathers findings and tallies. For one evaluation, by one thread. */
public final class PolicyEvaluator {
    private static final int MAX_EXHAUSTED = 3;

    /** A few kilobytes each at most, half a kilobyte in brief. */
    private static final int WHOLE_FINDINGS = 10_000;

    private static final int BRIEF_FINDINGS = 90_000;

    private final PolicySet policies;
    private final MapValue planFacts;
    private final MapValue run;
    private final FindingStore findings = new FindingStore(WHOLE_FINDINGS, BRIEF_FINDINGS);
    private final Map<String, Integer> exhausted = new HashMap<>();
    private final Tallies tallies;
    private final WholePlan wholePlan;
    private final Plan plan;
    private RelationIndex others;

    /** Without a build, as far as policies look at it. */
    public PolicyEvaluator(PolicySet policies, Plan plan) {
        this(policies, plan, RunFacts.NONE);
    }

    /** @param run the build that asks */
    public PolicyEvaluator(PolicySet policies, Plan plan, RunFacts run) {
        this.policies = policies;
        this.plan = plan;
        this.planFacts = PolicyFacts.plan(plan);
        this.run = PolicyFacts.run(run);
        this.tallies = new Tallies(policies);
        this.wholePlan = new WholePlan(policies.planFields());
    }

    /** Whether any policy looks at the configuration. */
    public boolean looksAtConfiguration() {
        return policies.planFields().contains(WholePlan.CONFIGURATION);
    }

    /** Takes what policies about the plan as a whole look at. */
    public WholePlan wholePlan() {
        return wholePlan;
    }

    /**
     * Reads of the plan what policies want to know of resources other than the one at hand; to be called once, before any
     * policy is asked.
     *
     * @throws PlanException if the plan can't be read, or is not what it was
     */
    public void readOthers() throws PlanException, IOException {
        others = RelationIndex.read(plan, policies.relationNeeds());
    }

    /** Asks the policies that look at a change. */
    public void change(ResourceChange change) {
        List<PolicySet.Entry> applicable = policies.policiesFor(change);
        wholePlan.change(change);
        if (applicable.isEmpty()) {
            return;
        }
        MapValue resource = PolicyFacts.resource(change);
        MapValue facts = PolicyFacts.change(change);
        for (PolicySet.Entry entry : applicable) {
            answer(entry, bindings(entry, resource, facts, change), change);
        }
    }

    private Bindings bindings(PolicySet.Entry entry, MapValue resource, MapValue facts, ResourceChange change) {
        return new Bindings(
                resource,
                facts,
                change.before(),
                change.after(),
                entry.pack().params(),
                planFacts,
                run,
                others.of(change, entry.policy().id()));
    }

    /**
     * Policies that a state violates, by their ids, without finding anything.
     *
     * @param change whose state after is looked at
     */
    public Map<String, Policy> violated(ResourceChange change) {
        Map<String, Policy> violated = new TreeMap<>();
        MapValue resource = PolicyFacts.resource(change);
        MapValue facts = PolicyFacts.change(change);
        for (PolicySet.Entry entry : policies.policiesFor(change)) {
            Question.Answer answer = ask(entry.policy(), bindings(entry, resource, facts, change));
            if (answer != null && answer.outcome() == Outcome.VIOLATION) {
                violated.put(entry.policy().id(), entry.policy());
            }
        }
        return violated;
    }

    /** Asks the policies about the plan as a whole, once all of it was read. */
    public void plan(ChangeCounts counts) {
        MapValue facts = wholePlan.facts(planFacts, plan.facts(), counts);
        for (PolicySet.Entry entry : policies.planPolicies()) {
            Bindings bindings = new Bindings(
                    PolicyFacts.NO_RESOURCE,
                    PolicyFacts.NO_CHANGE,
                    Value.NULL,
                    Value.NULL,
                    entry.pack().params(),
                    facts,
                    run,
                    others.of(null, entry.policy().id()));
            answer(entry, bindings, null);
        }
    }

    /** Takes findings that were made elsewhere, of policies of this set, beside its own. */
    public void report(List<Finding> others) {
        for (Finding finding : others) {
            tallies.count(finding.policy(), finding.outcome());
            findings.add(finding);
        }
    }

    /** Takes findings of other scanners, which no policy of this set makes. */
    public void add(List<Finding> foreign) {
        foreign.forEach(findings::add);
    }

    /** Findings so far. */
    public FindingStore findings() {
        return findings;
    }

    public Tallies tallies() {
        return tallies;
    }

    private void answer(PolicySet.Entry entry, Bindings bindings, ResourceChange change) {
        Question.Answer answer = ask(entry.policy(), bindings);
        if (answer == null) {
            return;
        }
        tallies.count(entry.policy().id(), answer.outcome());
        if (answer.outcome() != Outcome.PASS) {
            findings.add(finding(entry, bindings, change, answer));
        }
    }

    /** A policy that ran out of its bounds several times is not asked again: it would stop the whole evaluation. */
    private Question.Answer ask(Policy policy, Bindings bindings) {
        if (exhausted.getOrDefault(policy.id(), 0) >= MAX_EXHAUSTED) {
            return Question.Answer.error(
                    List.of(),
                    "the policy went beyond its bounds on " + MAX_EXHAUSTED + " resources and was not asked again",
                    true);
        }
        Question.Answer answer = Question.ask(policy, bindings);
        if (answer != null && answer.exhausted()) {
            exhausted.merge(policy.id(), 1, Integer::sum);
        }
        return answer;
    }

    private static Finding finding(
            PolicySet.Entry entry, Bindings bindings, ResourceChange change, Question.Answer answer) {
        Policy policy = entry.policy();
        boolean about = change != null;
        return new Finding(
                policy.id(),
                entry.pack().name(),
                about ? change.label() : "",
                about ? change.type() : "",
                about ? change.kind().id() : "",
                policy.severity(),
                policy.level(),
                answer.outcome(),
                policy.title(),
                message(policy, bindings, answer),
                policy.remediation(),
                answer.evidence(),
                answer.waitsFor(),
                fingerprint(policy, change),
                "",
                0,
                about && change.isMoved() ? change.previousAddress() : "",
                answer.values(),
                null);
    }

    private static String message(Policy policy, Bindings bindings, Question.Answer answer) {
        return switch (answer.outcome()) {
            case ERROR -> "Can't be evaluated: " + answer.error();
            case UNDECIDED -> "Can't be decided before apply whether this holds: " + policy.title();
            default -> policy.message().render(bindings);
        };
    }

    /** The place of a resource before a move counts, so that moving it makes no new finding. */
    private static String fingerprint(Policy policy, ResourceChange change) {
        return change == null
                ? Fingerprint.of(policy.id())
                : Fingerprint.of(
                        policy.id(), change.isMoved() ? change.previousAddress() : change.address(), change.deposed());
    }
}

package io.jenkins.plugins.terraformguard.engine.equivalence;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.equivalence.RuleMapping.Difference;
import io.jenkins.plugins.terraformguard.engine.equivalence.RuleMapping.OtherAnswer;
import io.jenkins.plugins.terraformguard.engine.equivalence.RuleMapping.OurAnswer;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds what the bundled policies say of plans against what other tools say of them, resource by resource. */
public final class Comparison {
    private final RuleMapping mapping;
    private final Map<JudgedPlan, Judgement> judgements = new HashMap<>();
    private final Map<String, RuleRow> rows = new TreeMap<>();
    private final Map<Question, Set<String>> judged = new HashMap<>();
    private final Set<String> problems = new TreeSet<>();

    private Comparison(RuleMapping mapping) {
        this.mapping = mapping;
    }

    /** Our decision on a plan, and what the plan does by address. */
    private record Judgement(Decision decision, Map<String, ResourceChange> changes) {
        String type(String address) {
            ResourceChange change = changes.get(address);
            return change == null ? "" : change.type();
        }
    }

    /** One rule about one plan; several answers may be to it. */
    private record Question(RuleMapping.Entry entry, JudgedPlan plan) {}

    /** Compares all of them. */
    public static Comparison of(List<RuleAnswer> answers, RuleMapping mapping) throws IOException, PlanException {
        Comparison comparison = new Comparison(mapping);
        for (RuleAnswer answer : answers) {
            comparison.compare(answer);
        }
        comparison.judged.forEach(comparison::compareSilence);
        comparison.rows.values().forEach(row -> comparison.problems.addAll(row.problems()));
        return comparison;
    }

    /** One row for each rule, by tool and rule. */
    List<RuleRow> rows() {
        return List.copyOf(rows.values());
    }

    /** What is not listed, or listed and not so; each is a sentence. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private void compare(RuleAnswer answer) throws IOException, PlanException {
        // Even where no policy asks the same, the plan must be one that can be judged.
        Judgement judgement = judge(answer.plan());
        RuleMapping.Entry entry = mapping.of(answer.tool(), answer.rule());
        if (entry == null) {
            problems.add(answer.tool() + " " + answer.rule()
                    + " is not in rules.yaml, and no policy names it in its references");
            return;
        }
        RuleRow row = rows.computeIfAbsent(key(entry), key -> new RuleRow(entry));
        if (entry.policies().isEmpty()) {
            row.unmatched(Math.max(1, answer.denied().size()));
            return;
        }
        Map<String, OurAnswer> ours = ours(judgement.decision(), entry.policies());
        answer.denied().forEach((address, denied) -> {
            boolean whole = address.equals(RuleAnswer.PLAN);
            if (!whole && !judgement.changes().containsKey(address)) {
                problems.add(answer.tool() + " " + answer.rule() + ": the plan has no resource " + address);
            }
            OurAnswer our = whole
                    ? ours.values().stream().max(OurAnswer::compareTo).orElse(OurAnswer.ALLOW)
                    : ours.getOrDefault(address, OurAnswer.ALLOW);
            row.count(
                    difference(denied ? OtherAnswer.DENY : OtherAnswer.ALLOW, our, address, judgement),
                    looksAt(entry, judgement, address));
        });
        judged.computeIfAbsent(new Question(entry, answer.plan()), question -> new HashSet<>())
                .addAll(answer.denied().keySet());
    }

    /** What ours says of resources of which theirs says nothing, in any of its answers about the plan. */
    private void compareSilence(Question question, Set<String> addresses) {
        if (addresses.contains(RuleAnswer.PLAN)) {
            return;
        }
        Judgement judgement = judgements.get(question.plan());
        RuleRow row = rows.get(key(question.entry()));
        ours(judgement.decision(), question.entry().policies()).forEach((address, our) -> {
            if (!addresses.contains(address)) {
                row.count(difference(OtherAnswer.SILENT, our, address, judgement), true);
            }
        });
    }

    private static String key(RuleMapping.Entry entry) {
        return entry.tool() + " " + entry.rule();
    }

    /** Whether any of our policies is about this resource and what happens to it; of a plan, whether any was asked. */
    private boolean looksAt(RuleMapping.Entry entry, Judgement judgement, String address) {
        if (address.equals(RuleAnswer.PLAN)) {
            return judgement.decision().policies().stream()
                    .anyMatch(tally -> entry.policies().contains(tally.policy()) && tally.evaluated() > 0);
        }
        ResourceChange change = judgement.changes().get(address);
        return change != null
                && entry.policies().stream()
                        .map(mapping.policies()::get)
                        .anyMatch(policy ->
                                policy.actions().contains(change.kind().id())
                                        && policy.resources().stream()
                                                .anyMatch(type -> change.type().matches(type.replace("*", ".*"))));
    }

    private static Difference difference(OtherAnswer theirs, OurAnswer ours, String address, Judgement judgement) {
        return new Difference(theirs, ours, judgement.type(address), "met");
    }

    /** The worst that these policies say of each resource of which they say anything. */
    private static Map<String, OurAnswer> ours(Decision decision, List<String> policies) {
        Map<String, OurAnswer> ours = new TreeMap<>();
        for (Finding finding : decision.findings()) {
            if (policies.contains(finding.policy())) {
                ours.merge(
                        finding.address(),
                        answer(finding.outcome()),
                        (first, second) -> first.compareTo(second) > 0 ? first : second);
            }
        }
        return ours;
    }

    private static OurAnswer answer(Outcome outcome) {
        return switch (outcome) {
            case PASS -> OurAnswer.ALLOW;
            case UNDECIDED -> OurAnswer.UNDECIDED;
            case ERROR -> OurAnswer.ERROR;
            case VIOLATION -> OurAnswer.DENY;
        };
    }

    private Judgement judge(JudgedPlan plan) throws IOException, PlanException {
        Judgement known = judgements.get(plan);
        if (known != null) {
            return known;
        }
        GuardRequest request = new GuardRequest("other", plan.source(), "", List.of(), ReadLimits.DEFAULT);
        Decision decision = new GuardEngine("test").evaluate(request, GuardProgress.SILENT);
        if (decision.verdict() == Verdict.ERROR) {
            problems.add(plan + " can't be judged: " + decision.error());
        }
        Judgement judgement = new Judgement(decision, plan.changes());
        judgements.put(plan, judgement);
        return judgement;
    }
}

package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for fixes without any model. Changes of several resources are tried together, so that a plan with many findings is
 * not judged many times; what seems to help is then tried alone, and only what helps alone is a fix.
 */
final class Fixer {
    private static final String ALOOF =
            "Together with the other fixes it does not hold: apply it alone, and look again";
    private static final String UNSURE =
            "Whether it holds together with the other fixes was not tried: apply it alone, and look again";

    private final Trials trials;
    private final Map<String, Policy> policies;
    private final RemedyBudget budget;

    /** @param policies by id, with their examples */
    Fixer(Trials trials, Map<String, Policy> policies, RemedyBudget budget) {
        this.trials = trials;
        this.policies = Map.copyOf(policies);
        this.budget = budget;
    }

    /** The findings that fixes are looked for. */
    static List<Finding> worthFixing(Decision decision, RemedyBudget budget) {
        return decision.findings().stream()
                .filter(finding -> finding.counts() && finding.outcome() == Outcome.VIOLATION)
                .filter(finding -> !finding.address().isEmpty())
                .limit(budget.findings())
                .toList();
    }

    /** Fixes that hold, in the order of their findings, and what was not tried for want of budget. */
    List<Fix> search() throws IOException {
        List<Target> targets = new ArrayList<>();
        for (Finding finding : worthFixing(trials.before(), budget)) {
            Policy policy = policies.get(finding.policy());
            if (policy != null && trials.plan().has(finding.address())) {
                targets.add(new Target(finding, policy, trials.plan()));
            }
        }
        for (List<Target> round = next(targets); !round.isEmpty(); round = next(targets)) {
            tryTogether(round);
        }
        List<Target> fixed = targets.stream().filter(Target::isFixed).toList();
        String note = together(fixed);
        return targets.stream()
                .filter(target -> target.isFixed() || target.isOpen())
                .map(target -> target.fix(note))
                .toList();
    }

    /** The next candidate of each that is open, but of one for each resource, and of no more than can be tried alone then. */
    private List<Target> next(List<Target> targets) {
        Map<String, Target> round = new LinkedHashMap<>();
        for (Target target : targets) {
            if (target.isOpen() && round.size() < Math.max(1, trials.left() - 1)) {
                round.putIfAbsent(target.address(), target);
            }
        }
        return trials.left() == 0 ? List.of() : List.copyOf(round.values());
    }

    private void tryTogether(List<Target> round) throws IOException {
        Map<String, List<Edit>> edits = new LinkedHashMap<>();
        List<Target> tried = new ArrayList<>();
        for (Target target : round) {
            if (isPossible(target)) {
                edits.put(target.address(), target.candidate().edits());
                tried.add(target);
            } else {
                target.refute(null);
            }
        }
        if (tried.isEmpty()) {
            return;
        }
        if (tried.size() == 1) {
            tryAlone(tried.get(0));
            return;
        }
        Trial trial = run(edits);
        for (Target target : tried) {
            boolean gone = trial != null
                    && trial.after().error() == null
                    && !trial.now().containsKey(target.finding().fingerprint());
            boolean clean = gone
                    && trial.added().stream().noneMatch(added -> added.address().equals(target.address()));
            if (trial == null || clean) {
                tryAlone(target);
            } else {
                target.refute(trial);
            }
        }
    }

    private boolean isPossible(Target target) {
        try {
            trials.plan().edited(target.edits());
            return true;
        } catch (UneditableException e) {
            return false;
        }
    }

    private void tryAlone(Target target) throws IOException {
        if (trials.left() > 0) {
            Trial trial = run(target.edits());
            if (trial != null && target.accepts(trial)) {
                target.fixed();
            } else {
                target.refute(trial);
            }
        }
    }

    /** Null where it can't be tried. */
    private Trial run(Map<String, List<Edit>> edits) throws IOException {
        try {
            return trials.run(edits);
        } catch (UneditableException e) {
            return null;
        }
    }

    /** What is to be known of fixes beside each other; empty where they hold together. */
    private String together(List<Target> fixed) throws IOException {
        if (fixed.size() < 2) {
            return "";
        }
        if (trials.left() == 0) {
            return UNSURE;
        }
        Map<String, List<Edit>> edits = new LinkedHashMap<>();
        for (Target target : fixed) {
            edits.computeIfAbsent(target.address(), address -> new ArrayList<>())
                    .addAll(target.candidate().edits());
        }
        Trial trial = run(edits);
        boolean hold = trial != null
                && fixed.stream()
                        .allMatch(target -> trial.objection(target.finding()).isEmpty());
        return hold ? "" : ALOOF;
    }
}

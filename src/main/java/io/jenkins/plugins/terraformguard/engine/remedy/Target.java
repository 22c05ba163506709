package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A finding that a fix is looked for, with what there is to try. */
final class Target {
    /** Changes one after the other that get rid of a finding only together, such as of each of several blocks. */
    private static final int MAX_STEPS = 5;

    private final Finding finding;
    private final Policy policy;
    private final EditablePlan plan;
    private final Deque<Candidate> open = new ArrayDeque<>();
    private int steps;
    private boolean fixed;

    Target(Finding finding, Policy policy, EditablePlan plan) {
        this.finding = finding;
        this.policy = policy;
        this.plan = plan;
        open.addAll(candidates(finding, List.of()));
    }

    Finding finding() {
        return finding;
    }

    String address() {
        return finding.address();
    }

    boolean isOpen() {
        return !fixed && !open.isEmpty();
    }

    boolean isFixed() {
        return fixed;
    }

    /** What is tried, or has helped. */
    Candidate candidate() {
        return open.element();
    }

    Map<String, List<Edit>> edits() {
        return Map.of(address(), candidate().edits());
    }

    /** A policy that looks away from the resource as it is then is no good advice, unless it gives that itself. */
    boolean accepts(Trial trial) {
        return trial.objection(finding).isEmpty()
                && (candidate().kind() == Candidate.Kind.SUGGESTED || trial.passes(finding));
    }

    void fixed() {
        fixed = true;
    }

    /**
     * Goes on to the next candidate. Where the policy now looks elsewhere, that is the same change there as well.
     *
     * @param trial null if there was none
     */
    void refute(Trial trial) {
        Candidate refuted = open.remove();
        Finding left = trial == null ? null : trial.now().get(finding.fingerprint());
        if (left != null
                && steps < MAX_STEPS
                && left.outcome() == finding.outcome()
                && !left.evidence().equals(finding.evidence())) {
            candidates(left, refuted.edits()).stream()
                    .filter(next -> next.kind() == refuted.kind())
                    .map(next -> refuted.then(next.edits()))
                    .filter(next -> next.fits() && !next.equals(refuted))
                    .findFirst()
                    .ifPresent(next -> {
                        steps++;
                        open.addFirst(next);
                    });
        }
    }

    private List<Candidate> candidates(Finding now, List<Edit> edits) {
        try {
            Value after = plan.after(address());
            for (Edit edit : edits) {
                after = ValueTree.set(after, ValueTree.steps(edit.path()), JsonValues.parse(edit.value()));
            }
            return Candidates.of(now, policy, after, this::isOpaque);
        } catch (UneditableException e) {
            return List.of();
        }
    }

    private boolean isOpaque(List<Value> place) {
        try {
            return plan.isOpaque(address(), place);
        } catch (UneditableException e) {
            return true;
        }
    }

    private String note(String together) {
        return together.isEmpty() ? plan.doubt(address(), candidate().edits()) : together;
    }

    /** @param together what is to be known of it beside other fixes */
    Fix fix(String together) {
        return new Fix(
                finding.fingerprint(),
                finding.policy(),
                address(),
                Fix.POLICIES,
                fixed ? Fix.VERIFIED : Fix.UNTRIED,
                fixed ? candidate().edits() : List.of(),
                fixed ? note(together) : "The plan was judged as often as it may be before a fix was found");
    }
}

package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Concern;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Witness;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What reviewers say now of a change of the past, beside what they said then: how models drift. The facts are the same.
 *
 * @param label which decision
 * @param problem why nobody was asked, else empty; then the rest is empty
 * @param then what the recorded answers come to
 * @param now what the new ones come to
 * @param verdictThen verdict that the recorded answers lead to; null if nobody was asked
 * @param verdictNow verdict that the new ones would lead to; null likewise
 */
public record ReviewDrift(
        DecisionLabel label,
        String problem,
        ReviewSummary then,
        ReviewSummary now,
        Verdict verdictThen,
        Verdict verdictNow) {
    static ReviewDrift problem(DecisionLabel label, String problem) {
        return new ReviewDrift(label, problem, ReviewSummary.NONE, ReviewSummary.NONE, null, null);
    }

    /**
     * Who was asked from one side; each is empty where nobody was.
     *
     * @param role from which side
     */
    public record Asked(String role, Optional<Witness> then, Optional<Witness> now) {
        /** Whether it is another model that answered. */
        public boolean isOtherModel() {
            return !then.map(Witness::model).equals(now.map(Witness::model));
        }
    }

    /** Who was asked then and now, role by role. */
    public List<Asked> asked() {
        Set<String> roles = new LinkedHashSet<>();
        then.witnesses().forEach(witness -> roles.add(witness.role()));
        now.witnesses().forEach(witness -> roles.add(witness.role()));
        return roles.stream()
                .map(role -> new Asked(role, find(then, role), find(now, role)))
                .toList();
    }

    private static Optional<Witness> find(ReviewSummary review, String role) {
        return review.witnesses().stream()
                .filter(witness -> witness.role().equals(role))
                .findFirst();
    }

    /** Subjects that were raised and would not be now. */
    public List<String> loweredSubjects() {
        return without(then.raised(), now.raised());
    }

    /** Subjects that would be raised now and were not. */
    public List<String> raisedSubjects() {
        return without(now.raised(), then.raised());
    }

    private static List<String> without(List<String> all, List<String> others) {
        return all.stream().filter(one -> !others.contains(one)).toList();
    }

    /** Concerns that nobody has any more; one of other words that rests on the same facts is the same. */
    public List<Concern> goneConcerns() {
        return unmatched(then.concerns(), now.concerns());
    }

    /** Concerns that nobody had then. */
    public List<Concern> newConcerns() {
        return unmatched(now.concerns(), then.concerns());
    }

    private static List<Concern> unmatched(List<Concern> all, List<Concern> others) {
        List<Set<String>> known = new ArrayList<>();
        others.forEach(other -> known.add(new TreeSet<>(other.facts())));
        List<Concern> unmatched = new ArrayList<>();
        for (Concern one : all) {
            if (!known.contains(new TreeSet<>(one.facts()))) {
                unmatched.add(one);
            }
        }
        return unmatched;
    }

    /** Whether the same is raised, and the same facts are worried about. */
    public boolean isSame() {
        return problem.isEmpty()
                && verdictThen == verdictNow
                && loweredSubjects().isEmpty()
                && raisedSubjects().isEmpty()
                && goneConcerns().isEmpty()
                && newConcerns().isEmpty();
    }
}

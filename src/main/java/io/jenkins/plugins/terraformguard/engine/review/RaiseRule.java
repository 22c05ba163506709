package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * When what reviewers say asks for approval. It is the only thing that it can do to a verdict.
 *
 * @param bounds what must be reached; null if nothing asks for approval
 */
public record RaiseRule(ReviewRules.Raise bounds) {
    /**
     * The subjects about which enough reviewers are worried, sorted; empty where nothing is raised.
     *
     * @param reviews one of each reviewer, checked
     */
    public List<String> raised(FactSheet sheet, List<CheckedReview> reviews) {
        if (bounds == null) {
            return List.of();
        }
        Set<String> raised = new TreeSet<>();
        List<Set<String>> worries = new ArrayList<>();
        for (CheckedReview review : reviews) {
            worries.add(review.supported() >= bounds.supported() ? subjects(sheet, review) : Set.of());
        }
        for (Set<String> one : worries) {
            for (String subject : one) {
                if (worries.stream().filter(other -> other.contains(subject)).count() >= bounds.agreement()) {
                    raised.add(subject);
                }
            }
        }
        return List.copyOf(raised);
    }

    /** The verdict once reviewers were heard: at least what it was before. */
    public static Verdict verdict(Verdict before, List<String> raised) {
        return raised.isEmpty() || before.compareTo(Verdict.APPROVAL_REQUIRED) >= 0
                ? before
                : Verdict.APPROVAL_REQUIRED;
    }

    private Set<String> subjects(FactSheet sheet, CheckedReview review) {
        Set<String> subjects = new TreeSet<>();
        for (Concern concern : review.concerns()) {
            if (concern.severity().compareTo(bounds.severity()) <= 0) {
                for (String id : concern.facts()) {
                    Fact fact = sheet.find(id);
                    if (fact != null) {
                        subjects.add(fact.subject().isEmpty() ? fact.kind().id() : fact.subject());
                    }
                }
            }
        }
        return subjects;
    }
}

package io.jenkins.plugins.terraformguard.engine.approval;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What reviewers are worried about, as something that needs an exception. */
final class ReviewItem {
    /** Subjects that are named; the digest tells the others apart. */
    private static final int MAX_NAMED = 10;

    private static final int MAX_SUBJECT = 150;
    private static final String SEPARATOR = ", ";

    private ReviewItem() {}

    static ApprovalItem of(ReviewSummary review) {
        return new ApprovalItem(ApprovalItem.REVIEW, "", severity(review).id(), "", "", message(review.raised()));
    }

    /** It depends on nothing but the subjects, so that it tells whether they are the same in another plan. */
    private static String message(List<String> raised) {
        List<String> subjects = raised.stream().distinct().sorted().toList();
        List<String> named = subjects.stream()
                .limit(MAX_NAMED)
                .map(subject -> ValueText.cut(ValueText.oneLine(subject), MAX_SUBJECT))
                .toList();
        int more = subjects.size() - named.size();
        boolean told = named.equals(subjects) && named.stream().noneMatch(subject -> subject.contains(SEPARATOR));
        return "reviewers are worried about " + String.join(SEPARATOR, named)
                + (more > 0 ? " and " + more + " more" : "")
                + (told ? "" : ", SHA-256 " + Sha256.hex(String.join("\n", subjects)));
    }

    /**
     * Of the worst concern that rests on a fact about such a subject; a fact without subject is called by its kind. If none
     * is known, it counts as the worst.
     */
    private static Severity severity(ReviewSummary review) {
        Map<String, String> subjects = review.facts().stream()
                .collect(Collectors.toMap(
                        ReviewSummary.Cited::id,
                        fact -> fact.subject().isEmpty() ? fact.kind() : fact.subject(),
                        (one, other) -> one));
        return review.concerns().stream()
                .filter(concern -> concern.facts().stream()
                        .filter(subjects::containsKey)
                        .map(subjects::get)
                        .anyMatch(review.raised()::contains))
                .map(ReviewSummary.Concern::severity)
                .min(Comparator.naturalOrder())
                .orElse(Severity.CRITICAL);
    }
}

package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What several reviewers are worried about, each thing once: concerns that rest on the same facts and are as bad are the same
 * if different reviewers have them. The words are those of the first.
 */
final class MergedConcerns {
    private static final int MAX_TITLE = 200;
    private static final int MAX_TEXT = 2_000;

    private static final Comparator<ReviewSummary.Concern> ORDER = Comparator.comparing(ReviewSummary.Concern::severity)
            .thenComparing(concern -> -concern.roles().size())
            .thenComparing(concern -> number(concern.facts().get(0)))
            .thenComparing(ReviewSummary.Concern::title)
            .thenComparing(ReviewSummary.Concern::detail);

    /** @param ordinal which one of a reviewer's concerns on these facts it is, from 1: one reviewer may have several */
    private record Key(List<String> facts, Severity severity, int ordinal) {}

    private final Map<Key, ReviewSummary.Concern> merged = new LinkedHashMap<>();

    private MergedConcerns() {}

    /** The worst first; what more reviewers are worried about comes before what is as bad. */
    static List<ReviewSummary.Concern> of(List<Testimony> testimonies) {
        MergedConcerns concerns = new MergedConcerns();
        testimonies.forEach(concerns::add);
        return concerns.merged.values().stream().sorted(ORDER).toList();
    }

    private void add(Testimony testimony) {
        Map<Key, Integer> seen = new HashMap<>();
        for (Concern concern : testimony.review().concerns()) {
            List<String> facts = concern.facts().stream()
                    .distinct()
                    .sorted(Comparator.comparing(MergedConcerns::number))
                    .toList();
            Key first = new Key(facts, concern.severity(), 1);
            Key key = new Key(facts, concern.severity(), seen.merge(first, 1, Integer::sum));
            merged.merge(key, concern(concern, facts, testimony.call().role()), MergedConcerns::both);
        }
    }

    /** The number of a fact in its id. */
    static int number(String fact) {
        return Integer.parseInt(fact.substring(1));
    }

    private static ReviewSummary.Concern concern(Concern concern, List<String> facts, String role) {
        return new ReviewSummary.Concern(
                PlainText.line(concern.title(), MAX_TITLE),
                PlainText.line(concern.detail(), MAX_TEXT),
                concern.severity(),
                facts,
                List.of(role),
                PlainText.line(concern.remediation(), MAX_TEXT));
    }

    private static ReviewSummary.Concern both(ReviewSummary.Concern first, ReviewSummary.Concern other) {
        List<String> roles = new ArrayList<>(first.roles());
        roles.addAll(other.roles());
        return new ReviewSummary.Concern(
                first.title(),
                first.detail(),
                first.severity(),
                first.facts(),
                roles,
                first.remediation().isEmpty() ? other.remediation() : first.remediation());
    }
}

package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A reviewer without a model: it says what weighs most of the facts, in plain words. So there is something to read where no
 * model is set, and something to compare models with.
 */
public final class DeterministicReviewer {
    private static final int MAX_CONCERNS = 8;

    /** Facts of one concern. */
    private static final int MAX_FACTS = 5;

    public Review review(FactSheet sheet) {
        Map<String, List<Fact>> bySubject = new LinkedHashMap<>();
        for (Fact fact : sheet.facts()) {
            if (isConcern(fact)) {
                bySubject
                        .computeIfAbsent(fact.subject(), subject -> new ArrayList<>())
                        .add(fact);
            }
        }
        List<Concern> concerns = bySubject.entrySet().stream()
                .limit(MAX_CONCERNS)
                .map(entry -> concern(entry.getKey(), entry.getValue()))
                .toList();
        Severity worst = concerns.stream()
                .map(Concern::severity)
                .min(Severity::compareTo)
                .orElse(Severity.INFO);
        String summary = sheet.facts().stream()
                .filter(fact -> fact.kind() == Fact.Kind.PLAN)
                .map(Fact::text)
                .findFirst()
                .orElse("");
        return new Review(summary, risk(worst), 100, concerns, List.of());
    }

    private static boolean isConcern(Fact fact) {
        return switch (fact.kind()) {
            case IMPACT -> !fact.text().startsWith("reversible");
            case FINDING, DRIFT -> true;
            default -> false;
        };
    }

    /** A subject or a text that is not plain is left to the fact: nobody gets rid of a concern by an odd name. */
    /** @param facts all that there is to be worried about of a resource, the weightiest first; at least one */
    private static Concern concern(String subject, List<Fact> facts) {
        List<Fact> cited = facts.subList(0, Math.min(facts.size(), MAX_FACTS));
        Set<String> kinds = new LinkedHashSet<>();
        Set<String> details = new LinkedHashSet<>();
        for (Fact fact : cited) {
            kinds.add(kind(fact));
            details.add(detail(fact));
        }
        String title = name(subject) + ": " + String.join(", ", kinds);
        Severity worst = cited.stream()
                .map(DeterministicReviewer::severity)
                .min(Severity::compareTo)
                .orElseThrow();
        return new Concern(
                title,
                String.join(" ", details),
                worst,
                cited.stream().map(Fact::id).toList(),
                "",
                "");
    }

    private static String name(String subject) {
        if (subject.isEmpty()) {
            return "The plan as a whole";
        }
        return PlainText.is(subject) ? subject : "A resource with an odd name";
    }

    private static String kind(Fact fact) {
        return switch (fact.kind()) {
            case IMPACT -> "hard to undo";
            case DRIFT -> "changed outside of the configuration";
            default -> "against a policy";
        };
    }

    /** The sentence of a finding without what stands in the list of findings anyway. */
    private static String detail(Fact fact) {
        if (!PlainText.is(fact.text())) {
            return "";
        }
        int message = fact.kind() == Fact.Kind.FINDING ? fact.text().indexOf("): ") : -1;
        String sentence = message < 0 ? fact.text() : fact.text().substring(message + 3);
        return sentence.isEmpty() || sentence.endsWith(".") ? sentence : sentence + ".";
    }

    /** As the fact itself says. */
    private static Severity severity(Fact fact) {
        if (fact.kind() == Fact.Kind.IMPACT) {
            return fact.text().startsWith("irreversible") ? Severity.HIGH : Severity.MEDIUM;
        }
        for (Severity severity : Severity.values()) {
            if (fact.text()
                    .contains(
                            fact.kind() == Fact.Kind.DRIFT ? "severity " + severity.id() : "(" + severity.id() + ",")) {
                return severity;
            }
        }
        return Severity.MEDIUM;
    }

    private static String risk(Severity worst) {
        return switch (worst) {
            case CRITICAL -> "critical";
            case HIGH -> "high";
            case MEDIUM -> "medium";
            default -> "low";
        };
    }
}

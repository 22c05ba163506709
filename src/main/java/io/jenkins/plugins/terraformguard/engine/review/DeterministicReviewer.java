package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * A reviewer without a model: it says what weighs most of the facts, in plain words. So there is something to read where no
 * model is set, and something to compare models with.
 */
public final class DeterministicReviewer implements Reviewer {
    private static final int MAX_CONCERNS = 8;

    @Override
    public Review review(FactSheet sheet) {
        List<Concern> concerns = new ArrayList<>();
        for (Fact fact : sheet.facts()) {
            if (concerns.size() < MAX_CONCERNS && isConcern(fact)) {
                concerns.add(concern(fact));
            }
        }
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
    private static Concern concern(Fact fact) {
        String subject = PlainText.is(fact.subject()) ? fact.subject() : "a resource with an odd name";
        String title =
                switch (fact.kind()) {
                    case IMPACT -> "Hard to undo: " + subject;
                    case DRIFT -> "Changed outside of the configuration: " + subject;
                    default -> subject.isEmpty() ? "About the plan as a whole" : "Against a policy: " + subject;
                };
        String detail = PlainText.is(fact.text()) ? fact.text() : "";
        return new Concern(title, detail, severity(fact), List.of(fact.id()), "", "");
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

package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Cited;
import java.util.Comparator;
import java.util.List;

/** The facts that concerns rest on, as they are shown beside them. They hold words of strangers, of which only plain ones are shown. */
final class CitedFacts {
    private static final String WITHHELD = "(not shown: it is not plain text)";
    private static final int MAX_TEXT = 1_000;

    private CitedFacts() {}

    /** In the order of the sheet, each once. */
    static List<Cited> of(FactSheet sheet, List<ReviewSummary.Concern> concerns) {
        return concerns.stream()
                .flatMap(concern -> concern.facts().stream())
                .distinct()
                .sorted(Comparator.comparing(MergedConcerns::number))
                .map(sheet::find)
                .map(CitedFacts::cited)
                .toList();
    }

    private static Cited cited(Fact fact) {
        StringBuilder text = new StringBuilder(plain(fact.text()));
        for (Fact.FactValue value : fact.values()) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(plain(value.path()))
                    .append(": ")
                    .append(value.before().isEmpty() ? "(nothing)" : plain(value.before()))
                    .append(" \u2192 ")
                    .append(value.after().isEmpty() ? "(nothing)" : plain(value.after()));
        }
        return new Cited(
                fact.id(), fact.kind().id(), fact.subject(), fact.action(), PlainText.line(text.toString(), MAX_TEXT));
    }

    private static String plain(String text) {
        return PlainText.is(text) ? text : WITHHELD;
    }
}

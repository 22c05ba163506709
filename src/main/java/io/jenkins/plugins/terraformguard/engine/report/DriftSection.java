package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.Drift.DriftedPath;
import java.util.ArrayList;
import java.util.List;

/**
 * Drift on the HTML report: what counts in full, the rest as lists of places. However much there is, the page stays one
 * that a browser can show.
 *
 * @param open whether there is something to list
 */
record DriftSection(DriftOverview overview, Capped<DriftCard> rows, boolean open) {
    static final int MAX_RESOURCES = 1_000;
    static final int MAX_ATTRIBUTES = 5_000;

    private static final int MAX_OF_ONE = 50;
    private static final int MAX_REMEDIES = 1_000;

    /** A resource; {@code open} where it is worth reading at once. */
    record DriftCard(DriftRow row, boolean open) {}

    static DriftSection of(Decision decision) {
        List<Drift> counting = decision.drift().stream().filter(Drift::counts).toList();
        List<DriftCard> cards = new ArrayList<>();
        int attributes = MAX_ATTRIBUTES;
        int remedies = MAX_REMEDIES;
        for (Drift drift : counting) {
            if (cards.size() == MAX_RESOURCES) {
                break;
            }
            DriftRow row =
                    DriftRow.of(drift, DriftedPath::counts, Math.min(MAX_OF_ONE, attributes), Math.min(10, remedies));
            attributes -= row.attributes().shown().size();
            remedies -= row.remedies().shown().size();
            cards.add(new DriftCard(row, isBad(drift)));
        }
        DriftOverview overview = DriftOverview.of(decision);
        int left = Math.max(counting.size(), overview.resources()) - cards.size();
        return new DriftSection(overview, new Capped<>(cards, left), !cards.isEmpty());
    }

    private static boolean isBad(Drift drift) {
        return !drift.breaks().isEmpty()
                || drift.severity().equals("critical")
                || drift.severity().equals("high");
    }
}

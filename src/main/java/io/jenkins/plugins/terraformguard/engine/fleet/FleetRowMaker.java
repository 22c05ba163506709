package io.jenkins.plugins.terraformguard.engine.fleet;

import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.drift.life.LedgerEntry;
import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.engine.history.JobHistory;
import io.jenkins.plugins.terraformguard.engine.history.PolicyUse;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes the row of a guard from what is kept with its job. */
public final class FleetRowMaker {
    private final String job;
    private final JobHistory history;
    private final DriftLedger ledger;
    private final List<Lapse> waivers;

    /**
     * A row in the making.
     *
     * @param job full name of the job
     * @param ledger drifts of this guard; null where they can't be read, so that it is not known how it stands with drift
     * @param waivers those of the last build; see {@link Lapses}
     */
    public FleetRowMaker(String job, JobHistory history, DriftLedger ledger, List<Lapse> waivers) {
        this.job = job;
        this.history = history;
        this.ledger = ledger;
        this.waivers = waivers;
    }

    /** The row; nothing where no build is known. */
    public Optional<FleetRow> row() {
        return history.last().map(this::row);
    }

    private FleetRow row(Entry last) {
        Drifting drift = drift(last);
        return new FleetRow(
                new FleetKey(job, history.guard()),
                last.build(),
                last.at(),
                last.verdict(),
                last.course(),
                last.found(),
                last.risk(),
                drift,
                waivers,
                last.providers(),
                last.regions(),
                last.policies().stream()
                        .map(use -> new PolicyHit(use.policy(), use.hits() - use.waived()))
                        .filter(hit -> hit.count() > 0)
                        .sorted(Comparator.comparing(PolicyHit::policy))
                        .toList(),
                history.asked(),
                remedy(),
                lead(),
                ComplianceScore.of(last.verdict(), last.found(), last.course(), drift));
    }

    private Drifting drift(Entry last) {
        if (ledger == null) {
            return new Drifting(last.drift().status(), 0, null, 0, 0);
        }
        List<LedgerEntry> open =
                ledger.all().stream().filter(LedgerEntry::isOpen).toList();
        Instant since = open.stream()
                .map(entry -> entry.openings().get(entry.openings().size() - 1))
                .min(Comparator.naturalOrder())
                .orElse(null);
        int looked = 0;
        int drifted = 0;
        for (Entry entry : history.entries()) {
            switch (entry.drift().status()) {
                case DriftSummary.DRIFTED -> {
                    looked++;
                    drifted++;
                }
                case DriftSummary.CLEAN, DriftSummary.NOISE_ONLY -> looked++;
                default -> {
                    // It did not look, or not at all of it: nothing found means nothing.
                }
            }
        }
        return new Drifting(last.drift().status(), open.size() + ledger.droppedOpen(), since, looked, drifted);
    }

    private int remedy() {
        Median median = new Median();
        for (Entry entry : history.entries()) {
            for (PolicyUse use : entry.policies()) {
                if (use.fixed() > 0) {
                    median.add(use.fixedSeconds() / use.fixed(), use.fixed());
                }
            }
        }
        return median.value();
    }

    private int lead() {
        Median median = new Median();
        for (Entry entry : history.entries()) {
            if (entry.leadSeconds() != Entry.UNKNOWN) {
                median.add(entry.leadSeconds(), 1);
            }
        }
        return median.value();
    }
}

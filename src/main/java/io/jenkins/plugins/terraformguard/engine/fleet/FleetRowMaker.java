package io.jenkins.plugins.terraformguard.engine.fleet;

import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.drift.life.LedgerEntry;
import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.engine.history.Figures;
import io.jenkins.plugins.terraformguard.engine.history.JobHistory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Makes the row of a guard from what is kept with its job. */
public final class FleetRowMaker {
    private final String job;
    private final JobHistory history;
    private final List<Lapse> waivers;

    /**
     * A row in the making.
     *
     * @param job full name of the job
     * @param waivers those of the build that says how the guard stands; see {@link Lapses}
     */
    public FleetRowMaker(String job, JobHistory history, List<Lapse> waivers) {
        this.job = job;
        this.history = history;
        this.waivers = waivers;
    }

    /**
     * The row.
     *
     * @param last what says how the guard stands, see {@link JobHistory#current}
     * @param ledger drifts of this guard
     */
    public FleetRow row(Entry last, DriftLedger ledger) {
        return row(last, drift(last, ledger));
    }

    /**
     * The row where the drifts of this guard can't be read.
     *
     * @param before what was known of them last; null where nothing was. It stays: a file that is damaged makes nothing better
     */
    public FleetRow unreadable(Entry last, Drifting before) {
        return row(
                last,
                before != null
                        ? before
                        : new Drifting(last.drift().status(), last.drift().open(), null, 0, 0));
    }

    private FleetRow row(Entry last, Drifting drift) {
        Figures figures = Figures.of(history.entries());
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
                figures.remedySeconds(),
                figures.leadSeconds(),
                ComplianceScore.of(last.verdict(), last.found(), last.course(), drift));
    }

    private Drifting drift(Entry last, DriftLedger ledger) {
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
}

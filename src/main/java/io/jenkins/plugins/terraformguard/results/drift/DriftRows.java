package io.jenkins.plugins.terraformguard.results.drift;

import hudson.Util;
import hudson.model.Job;
import io.jenkins.plugins.terraformguard.engine.drift.life.Acknowledgement;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.drift.life.LedgerEntry;
import io.jenkins.plugins.terraformguard.engine.drift.life.Seen;
import io.jenkins.plugins.terraformguard.engine.drift.life.Sighting;
import io.jenkins.plugins.terraformguard.engine.report.DriftText;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.results.Words;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Makes rows of what a ledger holds. */
final class DriftRows {
    private static final int MAX_TEXT = 2_000;

    private final Job<?, ?> job;
    private final DriftLedger ledger;
    private final Instant now;
    private final String jobUrl;
    private final Map<Integer, Boolean> builds = new HashMap<>();

    /** @param jobUrl address of the job */
    DriftRows(Job<?, ?> job, DriftLedger ledger, Instant now, String jobUrl) {
        this.job = job;
        this.ledger = ledger;
        this.now = now;
        this.jobUrl = jobUrl;
    }

    DriftRow row(LedgerEntry entry) {
        Sighting drift = entry.drift();
        return new DriftRow(
                entry.id(),
                line(drift.address()),
                line(drift.type()),
                line(drift.path()),
                drift.path().isEmpty() ? DriftText.kind(drift.kind()) : "",
                text(drift.before()),
                text(drift.after()),
                drift.severity(),
                Words.group(drift.severity()),
                DriftWords.driftClass(drift.driftClass()),
                entry.state(now).id(),
                DriftWords.state(entry.state(now).id()),
                entry.alarms(now, ledger.alarmAfter()),
                entry.flaps(now),
                line(drift.hidden()),
                Util.getTimeSpanString(entry.age(now).toMillis()),
                entry.sightings(),
                entry.total(),
                build(entry.first()),
                build(entry.last()),
                entry.acknowledgement() == null ? null : known(entry.acknowledgement()),
                entry.remedied() == null
                        ? null
                        : new DriftRow.End(
                                DriftWords.remedy(entry.remedied().how()),
                                build(entry.remedied().when())));
    }

    private DriftRow.Known known(Acknowledgement known) {
        String at = known.at().truncatedTo(ChronoUnit.MINUTES).toString();
        return new DriftRow.Known(
                known.until() == null
                        ? Messages.DriftRows_known(line(known.by()), at)
                        : Messages.DriftRows_knownUntil(line(known.by()), at, known.until()),
                text(known.reason()),
                !known.holds(now));
    }

    /** Builds are looked up once each; a page holds few. */
    private DriftRow.Build build(Seen seen) {
        boolean there = builds.computeIfAbsent(seen.build(), number -> job.getBuildByNumber(number) != null);
        return new DriftRow.Build(
                "#" + seen.build(),
                seen.time().truncatedTo(ChronoUnit.SECONDS).toString(),
                there ? jobUrl + seen.build() + "/" : "");
    }

    private static String line(String text) {
        return SafeText.oneLine(text, MAX_TEXT);
    }

    private static String text(String text) {
        return SafeText.cut(SafeText.visible(text), MAX_TEXT);
    }
}

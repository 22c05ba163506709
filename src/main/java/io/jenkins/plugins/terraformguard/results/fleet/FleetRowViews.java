package io.jenkins.plugins.terraformguard.results.fleet;

import hudson.Util;
import hudson.model.Job;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetRow;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetState;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.results.ApprovalLook;
import io.jenkins.plugins.terraformguard.results.SitePath;
import io.jenkins.plugins.terraformguard.results.VerdictLook;
import io.jenkins.plugins.terraformguard.results.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes rows fit for showing; no build is loaded for that. */
final class FleetRowViews {
    private static final int MAX_NAME = 300;

    private final ReadableRows reader;
    private final Instant now;

    FleetRowViews(ReadableRows reader, Instant now) {
        this.reader = reader;
        this.now = now;
    }

    FleetRowView view(FleetRow row) {
        Job<?, ?> job = reader.job(row.job()).orElse(null);
        // A job that was moved or deleted since the rows were picked has no address any more.
        String url = SitePath.root() + (job == null ? "" : job.getUrl());
        return new FleetRowView(
                url + "terraform-guard/",
                SafeText.oneLine(job == null ? row.job() : job.getFullDisplayName(), MAX_NAME),
                row.guard(),
                url + row.build() + "/terraform-guard/" + Util.rawEncode(row.guard()) + "/",
                "#" + row.build(),
                row.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                since(row.at()),
                FleetState.STALE.holds(row, now),
                VerdictLook.of(row.verdict()),
                row.isRefused(),
                row.score(),
                findings(row),
                row.drift().isKnown() ? Integer.toString(row.drift().open()) : FleetTexts.NONE,
                row.drift().open() > 0,
                url + "terraform-drift/" + Util.rawEncode(row.guard()) + "/",
                row.drift().since() == null ? "" : since(row.drift().since()),
                row.lapsing(now),
                approval(row),
                row.waitingSince() == null ? "" : since(row.waitingSince()),
                FleetTexts.time(row.remedySeconds()),
                FleetTexts.time(row.leadSeconds()));
    }

    private static List<FleetRowView.Severe> findings(FleetRow row) {
        List<FleetRowView.Severe> findings = new ArrayList<>();
        row.found().bySeverity().forEach((severity, count) -> {
            if (count > 0) {
                findings.add(new FleetRowView.Severe(severity.id(), Words.group(severity.id()), count));
            }
        });
        return findings;
    }

    private static ApprovalLook approval(FleetRow row) {
        return Stream.of(Status.values())
                .filter(status -> status.id().equals(row.course().approval()))
                .findFirst()
                .map(ApprovalLook::of)
                .orElse(null);
    }

    private String since(Instant time) {
        return Util.getTimeSpanString(Math.max(0, Duration.between(time, now).toMillis()));
    }
}

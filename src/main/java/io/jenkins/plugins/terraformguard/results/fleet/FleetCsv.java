package io.jenkins.plugins.terraformguard.results.fleet;

import io.jenkins.plugins.terraformguard.engine.fleet.FleetRow;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.report.CsvText;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Rows for a spreadsheet. What is not known is empty. */
final class FleetCsv {
    private static final List<String> HEAD = List.of(
            "job",
            "guard",
            "build",
            "recorded_at",
            "verdict",
            "score",
            "critical",
            "high",
            "medium",
            "low",
            "info",
            "waived",
            "baseline",
            "approval",
            "waiting_since",
            "gate",
            "risk",
            "drift_open",
            "drift_since",
            "drift_rate_percent",
            "waivers_ending_soon",
            "remedy_seconds",
            "lead_seconds",
            "providers",
            "regions",
            "policies");

    private FleetCsv() {}

    static String of(List<FleetRow> rows, Instant now) {
        CsvText csv = new CsvText().line(HEAD);
        rows.forEach(row -> csv.line(cells(row, now)));
        return csv.toString();
    }

    private static List<Object> cells(FleetRow row, Instant now) {
        return Arrays.asList(
                row.job(),
                row.guard(),
                row.build(),
                row.at(),
                row.verdict().id(),
                row.score(),
                row.found().bySeverity().get(Severity.CRITICAL),
                row.found().bySeverity().get(Severity.HIGH),
                row.found().bySeverity().get(Severity.MEDIUM),
                row.found().bySeverity().get(Severity.LOW),
                row.found().bySeverity().get(Severity.INFO),
                row.found().waived(),
                row.found().baseline(),
                row.course().approval(),
                row.waitingSince(),
                row.course().gate(),
                known(row.risk()),
                row.drift().isKnown() ? row.drift().open() : null,
                row.drift().since(),
                known(row.drift().rate()),
                row.lapsing(now),
                known(row.remedySeconds()),
                known(row.leadSeconds()),
                String.join(" ", row.providers()),
                String.join(" ", row.regions()),
                String.join(" ", row.hits().stream().map(hit -> hit.policy()).toList()));
    }

    private static Integer known(int number) {
        return number == FleetRow.UNKNOWN ? null : number;
    }
}

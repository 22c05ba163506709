package io.jenkins.plugins.terraformguard.results.trail;

import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.engine.trail.ChainReport;
import io.jenkins.plugins.terraformguard.engine.trail.EntryReport;
import io.jenkins.plugins.terraformguard.engine.trail.TrailCheck;
import io.jenkins.plugins.terraformguard.engine.trail.TrailReport;
import io.jenkins.plugins.terraformguard.engine.trail.TrailStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What a verification came to, as the page shows it. All text is fit for showing; the view escapes it.
 *
 * @param time when it began, or ended if it has
 * @param status its word; empty while it is under way, or if it could not be done
 * @param problem why it could not be done, empty if it could
 * @param links how many links were looked at
 * @param rows what is not in order, the worst first
 * @param omitted how many more there are
 */
@Restricted(NoExternalUse.class)
public record VerificationOutcome(
        String time, boolean running, String status, String problem, int links, List<Row> rows, int omitted) {
    private static final int MAX_ROWS = 200;
    private static final int MAX_TEXT = 1_000;

    /**
     * Something that is not in order.
     *
     * @param place where: a build or a chain
     * @param number of the link, empty if it has none
     */
    @Restricted(NoExternalUse.class)
    public record Row(String place, String number, String aspect, String status, String text) {}

    private record Found(TrailStatus status, Row row) {}

    static VerificationOutcome started() {
        return new VerificationOutcome(now(), true, "", "", 0, List.of(), 0);
    }

    static VerificationOutcome failed(String problem) {
        return new VerificationOutcome(now(), false, "", SafeText.oneLine(problem, MAX_TEXT), 0, List.of(), 0);
    }

    static VerificationOutcome of(TrailReport report) {
        List<Found> found = new ArrayList<>();
        for (EntryReport entry : report.entries()) {
            String number = entry.link() == null
                    ? ""
                    : Integer.toString(entry.link().position().sequence());
            entry.checks().forEach(check -> add(found, entry.place(), number, check));
        }
        for (ChainReport chain : report.chains()) {
            chain.checks().forEach(check -> add(found, chain.chain(), "", check));
        }
        report.others().forEach(check -> add(found, "", "", check));
        found.sort((a, b) -> b.status().compareTo(a.status()));
        long links = report.entries().stream()
                .filter(entry -> entry.link() != null)
                .map(EntryReport::digest)
                .distinct()
                .count();
        return new VerificationOutcome(
                now(),
                false,
                report.status().id(),
                "",
                (int) links,
                found.stream().limit(MAX_ROWS).map(Found::row).toList(),
                Math.max(0, found.size() - MAX_ROWS));
    }

    /** Part of a class name. */
    public String tone() {
        return switch (status) {
            case "valid" -> "success";
            case "partial" -> "info";
            case "invalid", "unreadable" -> "danger";
            default -> running ? "info" : "warning";
        };
    }

    private static void add(List<Found> found, String place, String number, TrailCheck check) {
        if (check.status() != TrailStatus.VALID) {
            found.add(new Found(
                    check.status(),
                    new Row(
                            SafeText.oneLine(place, MAX_TEXT),
                            number,
                            check.aspect().id(),
                            check.status().id(),
                            SafeText.oneLine(check.text(), MAX_TEXT))));
        }
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

package io.jenkins.plugins.terraformguard.results.history;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.engine.chart.Spans;
import io.jenkins.plugins.terraformguard.engine.history.Course;
import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.engine.history.Figures;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.results.ApprovalLook;
import io.jenkins.plugins.terraformguard.results.VerdictLook;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * A judged plan in the table of a trend.
 *
 * @param href where its build leads, empty where that is gone
 * @param course what became of it, in words
 * @param risk empty where it is not known, as are the two times
 */
public record TrendRow(
        String build,
        String href,
        String time,
        VerdictLook look,
        String course,
        int critical,
        int high,
        int medium,
        int low,
        int info,
        int exempt,
        int undecided,
        int discharged,
        int broken,
        int drift,
        int remedied,
        String risk,
        String remedy,
        String lead) {
    static TrendRow of(Entry entry, TrendLinks links) {
        return new TrendRow(
                "#" + entry.build(),
                links.to(entry.build()),
                entry.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                VerdictLook.of(entry.verdict()),
                course(entry.course()),
                count(entry, Severity.CRITICAL),
                count(entry, Severity.HIGH),
                count(entry, Severity.MEDIUM),
                count(entry, Severity.LOW),
                count(entry, Severity.INFO),
                entry.found().waived() + entry.found().baseline(),
                entry.found().undecided(),
                entry.course().discharged(),
                entry.course().broken(),
                entry.drift().open(),
                entry.drift().remedied(),
                entry.risk() == Entry.UNKNOWN ? "" : Integer.toString(entry.risk()),
                span(Figures.remedySeconds(entry)),
                span(entry.leadSeconds()));
    }

    static String span(int seconds) {
        return seconds == Entry.UNKNOWN ? "" : Spans.text(seconds);
    }

    private static int count(Entry entry, Severity severity) {
        return entry.found().bySeverity().get(severity);
    }

    /** How far it came: what the gate said, or else how its approval stands. */
    static String course(Course course) {
        if (!course.gate().isEmpty()) {
            return course.isPassed() ? Messages.TrendRow_passed() : Messages.TrendRow_refused();
        }
        return course.approval().isEmpty()
                ? ""
                : Arrays.stream(ApprovalState.Status.values())
                        .filter(status -> status.id().equals(course.approval()))
                        .map(status -> ApprovalLook.of(status).word())
                        .findFirst()
                        .orElse(SafeText.oneLine(course.approval(), 50));
    }
}

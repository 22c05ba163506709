package io.jenkins.plugins.terraformguard.step;

import hudson.console.ModelHyperlinkNote;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.impact.Reversibility;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.report.DriftText;
import io.jenkins.plugins.terraformguard.engine.report.ExemptionText;
import io.jenkins.plugins.terraformguard.engine.report.ImpactText;
import io.jenkins.plugins.terraformguard.engine.report.ReviewText;
import io.jenkins.plugins.terraformguard.engine.report.RolloutText;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The few lines of each decision that belong into the build log. */
final class LogSummary {
    private static final int MAX_FINDINGS = 20;
    private static final int MAX_IRREVERSIBLE = 5;
    private static final int MAX_ROLLOUTS = 10;

    private final TaskListener listener;

    LogSummary(TaskListener listener) {
        this.listener = listener;
    }

    /**
     * @param results the results on the decisions, in the same order
     * @param whole the result on all of them
     */
    void print(List<Decision> decisions, List<GuardResult> results, GuardResult whole) {
        PrintStream log = listener.getLogger();
        for (int i = 0; i < decisions.size(); i++) {
            if (decisions.size() > 1) {
                log.println(Messages.LogSummary_part(
                        SafeText.oneLine(decisions.get(i).plan().source()),
                        decisions.get(i).id()));
            }
            print(log, decisions.get(i));
            verdict(log, results.get(i));
        }
        if (decisions.size() > 1) {
            log.println(Messages.LogSummary_all(decisions.size()));
            verdict(log, whole);
        }
    }

    private static void print(PrintStream log, Decision decision) {
        if (decision.error() != null) {
            error(log, decision.error());
            return;
        }
        log.println(Messages.LogSummary_plan(
                decision.changes().toAdd(),
                decision.changes().update(),
                decision.changes().toDestroy(),
                decision.driftSummary().resources()));
        drift(log, decision.driftSummary());
        impact(log, decision.impact());
        decision.settings().rollout().stream()
                .limit(MAX_ROLLOUTS)
                .forEach(pack -> log.println(Messages.LogSummary_rollout(
                        SafeText.oneLine(pack.pack()), SafeText.oneLine(RolloutText.of(pack)))));
        String review = ReviewText.line(decision.grounds().review());
        if (!review.isEmpty()) {
            log.println(Messages.LogSummary_about(review));
        }
        decision.findings().stream().limit(MAX_FINDINGS).forEach(finding -> finding(log, finding));
        if (decision.findings().size() > MAX_FINDINGS) {
            log.println(Messages.LogSummary_more(decision.findings().size() - MAX_FINDINGS));
        }
    }

    private static void drift(PrintStream log, DriftSummary drift) {
        boolean said =
                drift.status().equals(DriftSummary.DRIFTED) || drift.status().equals(DriftSummary.INCOMPLETE);
        if (said) {
            String classes = DriftText.classes(drift);
            log.println(Messages.LogSummary_about(
                    DriftText.headline(drift) + (classes.isEmpty() ? "" : " " + SafeText.oneLine(classes))));
        }
    }

    private static void impact(PrintStream log, Impact impact) {
        if (impact.equals(Impact.NONE)) {
            return;
        }
        log.println(Messages.LogSummary_about(
                (ImpactText.headline(impact.risk()) + " " + ImpactText.threshold(impact.risk())).strip()));
        impact.changes().stream()
                .filter(change -> change.reversibility() == Reversibility.IRREVERSIBLE)
                .limit(MAX_IRREVERSIBLE)
                .forEach(change -> log.println("  [" + ImpactText.name(change.reversibility()) + "] "
                        + SafeText.oneLine(change.action()) + " " + SafeText.oneLine(change.address()) + ": "
                        + SafeText.oneLine(change.reason())));
        int more = impact.reversibility().getOrDefault(Reversibility.IRREVERSIBLE.id(), 0) - MAX_IRREVERSIBLE;
        if (more > 0) {
            log.println(Messages.LogSummary_moreIrreversible(more));
        }
    }

    private static void verdict(PrintStream log, GuardResult result) {
        log.println(Messages.LogSummary_verdict(
                result.getVerdict(),
                ModelHyperlinkNote.encodeTo("/" + result.getReportUrl(), Messages.LogSummary_report())));
    }

    private static void error(PrintStream log, Decision.GuardError error) {
        String place = error.line() > 0 ? error.file() + ":" + error.line() + ":" + error.column() : error.file();
        log.println(Messages.LogSummary_error(SafeText.oneLine(place), SafeText.oneLine(error.message())));
        log.println("  " + SafeText.oneLine(error.remedy()));
    }

    private static void finding(PrintStream log, Finding finding) {
        String message = SafeText.oneLine(finding.message());
        String address = SafeText.oneLine(finding.address());
        String position = SafeText.position(finding.file(), finding.line());
        String where = Stream.of(message.contains(address) ? "" : address, position)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        log.println("  [" + finding.severity().id() + ", " + finding.level().id() + ", "
                + finding.outcome().id()
                + (finding.isExempt() ? ", " + ExemptionText.mark(finding.exemption()) : "") + "] " + finding.policy()
                + ": " + message
                + (where.isEmpty() ? "" : " (" + where + ")"));
    }
}

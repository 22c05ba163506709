package io.jenkins.plugins.terraformguard.step;

import hudson.console.ModelHyperlinkNote;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.PrintStream;

/** The few lines of a decision that belong into the build log. */
final class LogSummary {
    private static final int MAX_FINDINGS = 20;

    private final TaskListener listener;

    LogSummary(TaskListener listener) {
        this.listener = listener;
    }

    void print(Decision decision, GuardResult result) {
        PrintStream log = listener.getLogger();
        if (decision.error() != null) {
            error(log, decision.error());
        } else {
            log.println(Messages.LogSummary_plan(
                    decision.changes().toAdd(),
                    decision.changes().update(),
                    decision.changes().toDestroy(),
                    decision.drift().size()));
            decision.findings().stream().limit(MAX_FINDINGS).forEach(finding -> finding(log, finding));
            if (decision.findings().size() > MAX_FINDINGS) {
                log.println(Messages.LogSummary_more(decision.findings().size() - MAX_FINDINGS));
            }
        }
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
        String where = address.isEmpty() || message.contains(address) ? "" : " (" + address + ")";
        log.println("  [" + finding.severity().id() + ", " + finding.level().id() + ", "
                + finding.outcome().id() + "] " + finding.policy() + ": " + message + where);
    }
}

package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import java.util.List;

/** What the command line tells the shell. */
final class ExitCode {
    static final int OK = 0;
    static final int VIOLATION = 1;
    static final int BAD_INPUT = 2;
    static final int UNDECIDED = 3;
    /** Something was changed outside Terraform. */
    static final int DRIFT = 4;

    private ExitCode() {}

    /** What is known of drift, whatever the verdicts are. That not everything is known is an error. */
    static int ofDrift(List<Decision> decisions) {
        boolean unknown = decisions.stream().anyMatch(ExitCode::isIncomplete);
        boolean drifted = decisions.stream()
                .anyMatch(decision -> decision.driftSummary().status().equals(DriftSummary.DRIFTED));
        return unknown ? BAD_INPUT : drifted ? DRIFT : OK;
    }

    private static boolean isIncomplete(Decision decision) {
        String status = decision.driftSummary().status();
        return decision.verdict() == Verdict.ERROR
                || decision.plan().errored().equals("true")
                || status.equals(DriftSummary.INCOMPLETE)
                || status.equals(DriftSummary.NOT_ASKED);
    }

    static int of(Verdict verdict) {
        return switch (verdict) {
            case PASS, ADVISORY -> OK;
            case APPROVAL_REQUIRED -> UNDECIDED;
            case FAIL -> VIOLATION;
            case ERROR -> BAD_INPUT;
        };
    }
}

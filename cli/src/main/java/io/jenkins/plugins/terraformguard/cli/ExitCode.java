package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;

/** What the command line tells the shell. */
final class ExitCode {
    static final int OK = 0;
    static final int VIOLATION = 1;
    static final int BAD_INPUT = 2;
    static final int UNDECIDED = 3;

    private ExitCode() {}

    static int of(Verdict verdict) {
        return switch (verdict) {
            case PASS, ADVISORY -> OK;
            case APPROVAL_REQUIRED -> UNDECIDED;
            case FAIL -> VIOLATION;
            case ERROR -> BAD_INPUT;
        };
    }
}

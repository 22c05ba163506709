package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;

/** SARIF's levels and the security severity that code hosts sort by. */
final class SarifLevel {
    private SarifLevel() {}

    /** SARIF asks for {@code none} wherever a result is no failure. A policy that can't be evaluated fails closed. */
    static String of(Finding finding) {
        if (finding.outcome() == Outcome.UNDECIDED) {
            return "none";
        }
        if (finding.outcome() == Outcome.ERROR && finding.level() != EnforcementLevel.SHADOW) {
            return "error";
        }
        return of(finding.level(), finding.severity());
    }

    static String of(EnforcementLevel level, Severity severity) {
        if (level == null || level == EnforcementLevel.SHADOW) {
            return "note";
        }
        if (level.isMandatory()) {
            return "error";
        }
        return severity == Severity.INFO ? "note" : "warning";
    }

    /** A number from 0 to 10 in the bands that code hosts use: above 9 critical, from 7 high, from 4 medium. */
    static String securitySeverity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "9.5";
            case HIGH -> "8.0";
            case MEDIUM -> "5.5";
            case LOW -> "2.0";
            case INFO -> "0.0";
        };
    }
}

package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Fingerprint;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.imports.ImportRules;
import java.util.List;

/** Findings that a report is missing which a layer requires. No rule about levels touches them. */
final class MissingReports {
    private MissingReports() {}

    static List<Finding> findings(ImportRules rules, List<ForeignReport> reports) {
        return rules.required().stream()
                .filter(required ->
                        reports.stream().noneMatch(report -> report.tool().equals(required.tool())))
                .map(MissingReports::finding)
                .toList();
    }

    private static Finding finding(ImportRules.Required required) {
        String policy = ScannerName.OWN + ":" + required.tool();
        return new Finding(
                policy,
                ScannerName.OWN,
                "",
                "",
                "",
                Severity.HIGH,
                EnforcementLevel.HARD_MANDATORY,
                Outcome.VIOLATION,
                "There is a report of the scanner " + required.tool(),
                "No report of the scanner '" + required.tool() + "' was given, and the layer '" + required.layer()
                        + "' requires one.",
                "Run the scanner before the guard, have it write SARIF, and name the file. See docs/imports.md.",
                List.of(),
                List.of(),
                Fingerprint.of(policy, "", ""));
    }
}

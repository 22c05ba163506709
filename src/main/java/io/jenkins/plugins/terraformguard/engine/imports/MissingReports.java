package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Fingerprint;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.imports.ImportRules;
import java.util.List;

/**
 * Findings that a report is missing which a layer requires. One that is left over from before the build is none: it says
 * nothing of the code as it is. No rule about levels touches them.
 */
final class MissingReports {
    private MissingReports() {}

    static List<Finding> findings(ImportRules rules, List<ForeignReport> reports) {
        return rules.required().stream()
                .filter(required -> of(required, reports).stream().allMatch(ForeignReport::leftOver))
                .map(required -> finding(required, of(required, reports)))
                .toList();
    }

    private static List<ForeignReport> of(ImportRules.Required required, List<ForeignReport> reports) {
        return reports.stream()
                .filter(report -> report.tool().equals(required.tool()))
                .toList();
    }

    private static Finding finding(ImportRules.Required required, List<ForeignReport> leftOver) {
        String policy = ScannerName.OWN + ":" + required.tool();
        String given = leftOver.isEmpty()
                ? "No report of the scanner '" + required.tool() + "' was given"
                : "The report of the scanner '" + required.tool() + "' was there before the build began ("
                        + leftOver.get(0).source() + ")";
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
                given + ", and the layer '" + required.layer() + "' requires one.",
                leftOver.isEmpty()
                        ? "Run the scanner before the guard, have it write SARIF, and name the file. See docs/imports.md."
                        : "Run the scanner in this build, before the guard, and delete reports of earlier builds. See"
                                + " docs/imports.md.",
                List.of(),
                List.of(),
                Fingerprint.of(policy, "", ""));
    }
}

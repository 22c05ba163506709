package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings under a heading.
 *
 * @param id {@code critical} to {@code info}, or {@code shadow} for what is only recorded
 */
record FindingGroup(String id, List<Finding> findings) {
    static final String SHADOW = "shadow";

    /** The groups that are not empty, worst first; findings of shadow policies come last, apart from the others. */
    static List<FindingGroup> of(List<Finding> findings) {
        List<FindingGroup> groups = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            add(
                    groups,
                    severity.id(),
                    findings.stream()
                            .filter(finding -> !isShadow(finding) && finding.severity() == severity)
                            .toList());
        }
        add(groups, SHADOW, findings.stream().filter(FindingGroup::isShadow).toList());
        return groups;
    }

    String title() {
        return SHADOW.equals(id) ? "Shadow (recorded only)" : ReportText.capitalized(id);
    }

    static boolean isShadow(Finding finding) {
        return finding.level() == EnforcementLevel.SHADOW;
    }

    private static void add(List<FindingGroup> groups, String id, List<Finding> findings) {
        if (!findings.isEmpty()) {
            groups.add(new FindingGroup(id, findings));
        }
    }
}

package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.decision.ImportUse;
import java.util.ArrayList;
import java.util.List;

/** What became of reports of other scanners, one sentence each, for people. */
final class ReportRemarks {
    private static final int MAX_REPORTS = 20;

    private ReportRemarks() {}

    static List<String> of(List<ImportUse> uses) {
        List<String> remarks = new ArrayList<>();
        for (ImportUse use : uses.subList(0, Math.min(MAX_REPORTS, uses.size()))) {
            remarks.add(remark(use));
            if (!use.problems().isEmpty()) {
                int more = use.problems().size() - 1;
                remarks.add("The scanner " + use.tool() + " may have missed something (" + use.source() + "): "
                        + use.problems().get(0) + (more > 0 ? ", and " + more + " more" : ""));
            }
        }
        if (uses.size() > MAX_REPORTS) {
            remarks.add("There are " + (uses.size() - MAX_REPORTS) + " more reports of other scanners");
        }
        return remarks;
    }

    private static String remark(ImportUse use) {
        StringBuilder text = new StringBuilder("The scanner ").append(use.tool());
        if (!use.version().isEmpty()) {
            text.append(' ').append(use.version());
        }
        text.append(" (").append(use.source()).append(") has ");
        text.append(use.results()).append(use.results() == 1 ? " result" : " results");
        text.append(", of which came findings: ").append(use.findings());
        append(text, "counted with other findings", use.merged());
        append(text, "suppressed in the report", use.suppressed());
        append(text, "about no resource of the plan that is known", use.unmapped());
        return text.toString();
    }

    private static void append(StringBuilder text, String what, int count) {
        if (count > 0) {
            text.append(", ").append(what).append(": ").append(count);
        }
    }
}

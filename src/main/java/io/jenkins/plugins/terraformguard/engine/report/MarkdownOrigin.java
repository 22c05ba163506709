package io.jenkins.plugins.terraformguard.engine.report;

import static io.jenkins.plugins.terraformguard.engine.report.MarkdownText.codeCell;
import static io.jenkins.plugins.terraformguard.engine.report.MarkdownText.text;

import io.jenkins.plugins.terraformguard.engine.decision.Grounds;

/** Where a decision comes from, and what is to be looked at after apply, in the summary. */
final class MarkdownOrigin {
    private static final int MAX_OPEN = 20;

    private MarkdownOrigin() {}

    static void write(Grounds grounds, MarkdownOut out) {
        OriginOverview origin = OriginOverview.of(grounds);
        if (origin == null) {
            return;
        }
        Capped<OriginOverview.Open> open = origin.obligations();
        if (open.any()) {
            out.heading("### To be looked at after apply (" + open.total() + ")", "Policy", "Resource", "Waits for");
            int shown = out.rows(open.shown(), MAX_OPEN, MarkdownOrigin::row);
            out.more(open.total() - shown, "answer");
        }
        if (!origin.facts().isEmpty() || origin.ruled()) {
            out.line("");
            out.line("### Where this comes from");
            out.line("");
            origin.rules().stream()
                    .limit(1)
                    .forEach(rule -> out.line("- Decided by: " + text(rule, MarkdownReport.MAX_PROSE)));
            origin.facts()
                    .forEach(fact -> out.line("- " + fact.name() + ": "
                            + (fact.code()
                                    ? MarkdownText.code(fact.value(), MarkdownReport.MAX_ADDRESS)
                                    : text(fact.value(), MarkdownReport.MAX_PROSE))));
            if (origin.installed()) {
                out.line("- Installed: "
                        + ReportText.count(origin.modules().total(), "module", "modules") + ", "
                        + ReportText.count(origin.providers().total(), "provider", "providers"));
            }
        }
    }

    private static String row(OriginOverview.Open open) {
        String address = open.address().isEmpty() ? "the plan" : codeCell(open.address(), MarkdownReport.MAX_ADDRESS);
        return MarkdownText.row(
                text(open.policy(), MarkdownReport.MAX_PROSE),
                address,
                text(open.waitsFor(), MarkdownReport.MAX_PROSE));
    }
}

package io.jenkins.plugins.terraformguard.engine.report;

import static io.jenkins.plugins.terraformguard.engine.report.MarkdownText.code;
import static io.jenkins.plugins.terraformguard.engine.report.MarkdownText.codeCell;
import static io.jenkins.plugins.terraformguard.engine.report.MarkdownText.text;

import io.jenkins.plugins.terraformguard.engine.decision.BaselineUse;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.DestructiveChange;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.GuardError;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PlanIdentity;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A summary in Markdown, fit for a comment on a pull request: at most 65,536 characters, worst news first. */
public final class MarkdownReport {
    static final int MAX_DESTRUCTIVE = 20;
    static final int MAX_FINDINGS = 50;
    static final int MAX_DRIFT = 20;
    static final int MAX_WAIVERS = 20;

    /** Characters after which no more rows are added; what still follows fits into the rest of a comment. */
    private static final int ROOM = 56_000;

    private static final int MAX_REASONS = 10;
    private static final int MAX_PATHS = 5;
    private static final int MAX_ADDRESS = 200;
    private static final int MAX_PROSE = 400;

    private final StringBuilder out = new StringBuilder();
    private final Decision decision;

    private MarkdownReport(Decision decision) {
        this.decision = decision;
    }

    /**
     * The summary.
     *
     * @param digest the decision's identity, see
     *     {@link io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter#digest}
     */
    public static String render(Decision decision, String digest) {
        MarkdownReport report = new MarkdownReport(decision);
        report.head();
        if (decision.error() == null) {
            report.plan(decision.plan());
            report.destructive();
            report.findings();
            report.waivers();
            report.drift();
        } else {
            report.error(decision.error());
        }
        report.foot(digest);
        return report.out.toString();
    }

    private void head() {
        line("## " + sign(decision.verdict()) + " " + ReportText.PRODUCT + ": "
                + ReportText.verdict(decision.verdict()));
        line("");
        List<String> reasons = decision.reasons();
        reasons.stream().limit(MAX_REASONS).forEach(reason -> line("- " + text(reason, MAX_PROSE)));
        more(reasons.size() - MAX_REASONS, "reason");
    }

    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "\u2705";
            case ADVISORY -> "\u2139\ufe0f";
            case APPROVAL_REQUIRED -> "\u270b";
            case FAIL -> "\u274c";
            case ERROR -> "\ud83d\udca5";
        };
    }

    private void plan(PlanIdentity plan) {
        line("");
        line("**" + ReportText.summary(decision.changes()) + "**");
        line("");
        List<String> facts = new ArrayList<>();
        if (!plan.source().isBlank()) {
            facts.add("Plan " + code(plan.source(), MAX_ADDRESS));
        }
        facts.add(text(plan.tool() + " " + plan.toolVersion(), MAX_PROSE));
        facts.add(ReportText.count(decision.policies().size(), "policy", "policies"));
        line(String.join(" \u00b7 ", facts));
    }

    private void destructive() {
        List<DestructiveChange> changes = decision.destructive().changes();
        int total = changes.size() + decision.destructive().omitted();
        if (total == 0) {
            return;
        }
        heading("### Destructive changes (" + total + ")", "Action", "Resource", "Why");
        int shown = rows(changes, MAX_DESTRUCTIVE, MarkdownReport::row);
        more(total - shown, "destructive change");
    }

    private static String row(DestructiveChange change) {
        String deposed = change.deposed().isEmpty() ? "" : " deposed " + codeCell(change.deposed(), 64);
        return MarkdownText.row(
                text(change.action(), 64),
                codeCell(change.address(), MAX_ADDRESS) + deposed,
                text(change.reason().replace('_', ' '), MAX_PROSE));
    }

    private void findings() {
        List<FindingGroup> groups = FindingGroup.of(decision.findings());
        int total = decision.findings().size();
        int shadow = (int)
                decision.findings().stream().filter(FindingGroup::isShadow).count();
        line("");
        line("### Findings (" + (total - shadow) + ")");
        int shown = 0;
        for (FindingGroup group : groups) {
            if (FindingGroup.SHADOW.equals(group.id()) || shown >= MAX_FINDINGS || out.length() > ROOM) {
                continue;
            }
            heading("#### " + group.title() + " (" + group.findings().size() + ")", "Policy", "Resource", "Finding");
            shown += rows(group.findings(), MAX_FINDINGS - shown, MarkdownReport::row);
        }
        if (total == shadow) {
            line("");
            line("None.");
        }
        more(total - shadow - shown, "finding");
        if (shadow > 0) {
            line("");
            line(ReportText.count(shadow, "finding") + " of shadow policies recorded only.");
        }
    }

    private static String row(Finding finding) {
        StringBuilder what = new StringBuilder();
        if (finding.isExempt()) {
            what.append("**")
                    .append(ReportText.capitalized(ExemptionText.mark(finding.exemption())))
                    .append("** \u00b7 ");
        }
        if (finding.outcome() != Outcome.VIOLATION) {
            what.append("**")
                    .append(ReportText.capitalized(ReportText.outcome(finding.outcome())))
                    .append(":** ");
        }
        what.append(text(ReportText.message(finding), MAX_PROSE));
        if (finding.isExempt()) {
            what.append("<br>").append(text(ExemptionText.sentence(finding.exemption()), MAX_PROSE));
        }
        if (!finding.waitsFor().isEmpty()) {
            what.append("<br>Waits for ").append(codes(finding.waitsFor()));
        }
        String address = finding.address().isEmpty()
                ? ReportText.address(finding)
                : codeCell(finding.address(), MAX_ADDRESS) + " " + text(finding.action(), 64);
        String position = finding.file().isEmpty() ? "" : "<br>" + codeCell(ReportText.position(finding), MAX_ADDRESS);
        return MarkdownText.row(
                codeCell(finding.policy(), MAX_ADDRESS) + " " + finding.level().id(),
                address + position,
                what.toString());
    }

    /** Only those that somebody should look after. */
    private void waivers() {
        BaselineUse baseline = decision.exemptions().baseline();
        if (baseline != null) {
            line("");
            line(text(ExemptionText.summary(baseline), MAX_PROSE) + ".");
        }
        List<WaiverUse> problems = decision.exemptions().waivers().stream()
                .filter(waiver -> waiver.state().isProblem())
                .toList();
        if (problems.isEmpty()) {
            return;
        }
        heading("### Waivers to look after (" + problems.size() + ")", "State", "Waiver", "What");
        int shown = rows(problems, MAX_WAIVERS, MarkdownReport::row);
        more(problems.size() - shown, "waiver");
    }

    private static String row(WaiverUse waiver) {
        return MarkdownText.row(
                waiver.state().id(),
                codeCell(ExemptionText.place(waiver), MAX_ADDRESS) + " "
                        + codeCell(ExemptionText.subject(waiver), MAX_ADDRESS),
                text(waiver.detail(), MAX_PROSE));
    }

    private void drift() {
        List<Drift> drift = decision.drift();
        if (drift.isEmpty()) {
            return;
        }
        heading("### Changed outside Terraform (" + drift.size() + ")", "Resource", "What", "Where");
        int shown = rows(drift, MAX_DRIFT, MarkdownReport::row);
        more(drift.size() - shown, "resource");
    }

    private static String row(Drift drift) {
        List<String> paths =
                drift.attributes().stream().map(Drift.DriftedPath::path).toList();
        int hidden = Math.max(0, paths.size() - MAX_PATHS) + drift.omittedPaths();
        String where = codes(paths) + (hidden == 0 ? "" : " and " + hidden + " more");
        String before =
                drift.previousAddress().isEmpty() ? "" : " from " + codeCell(drift.previousAddress(), MAX_ADDRESS);
        return MarkdownText.row(codeCell(drift.address(), MAX_ADDRESS), text(drift.kind(), 64) + before, where);
    }

    private void error(GuardError error) {
        line("");
        line("**" + text(error.message(), MAX_PROSE) + "**");
        String location = ReportText.location(error);
        if (!location.isEmpty()) {
            line("");
            line("At " + code(location, MAX_ADDRESS));
        }
        if (!error.remedy().isBlank()) {
            line("");
            line(text(error.remedy(), MAX_PROSE));
        }
    }

    private void foot(String digest) {
        line("");
        line("<sub>Guard " + code(decision.id(), 64) + " \u00b7 decision " + code(ReportText.shortDigest(digest), 64)
                + " \u00b7 engine " + code(decision.engineVersion(), 64) + "</sub>");
    }

    private void heading(String heading, String... columns) {
        line("");
        line(heading);
        line("");
        line(MarkdownText.row(columns));
        line("|" + " --- |".repeat(columns.length));
    }

    private <T> int rows(List<T> elements, int max, Function<T, String> row) {
        int shown = 0;
        while (shown < Math.min(max, elements.size()) && out.length() <= ROOM) {
            line(row.apply(elements.get(shown++)));
        }
        return shown;
    }

    private void more(int count, String what) {
        if (count > 0) {
            line("");
            line("\u2026 and " + ReportText.count(count, "more " + what) + ".");
        }
    }

    private void line(String line) {
        out.append(line).append('\n');
    }

    private static String codes(List<String> paths) {
        return String.join(
                ", ",
                paths.stream()
                        .limit(MAX_PATHS)
                        .map(path -> codeCell(path, MAX_ADDRESS))
                        .toList());
    }
}

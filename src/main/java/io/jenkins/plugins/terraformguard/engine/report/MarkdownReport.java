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
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A summary in Markdown, fit for a comment on a pull request: at most 65,536 characters, worst news first. */
public final class MarkdownReport {
    static final int MAX_DESTRUCTIVE = 20;
    static final int MAX_FINDINGS = 50;
    static final int MAX_WAIVERS = 20;

    /** Findings up to which all are there to be read at once; of more, only the worst are not folded away. */
    static final int MAX_OPEN = 10;

    private static final Set<String> WORST = Set.of(Severity.CRITICAL.id(), Severity.HIGH.id());

    private static final int MAX_ID = 64;
    private static final int MAX_REASONS = 10;
    private static final int MAX_PATHS = 5;
    static final int MAX_ADDRESS = 200;
    static final int MAX_PROSE = 400;

    private final MarkdownOut out = new MarkdownOut();
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
            MarkdownImpact.write(decision.impact(), report.out);
            report.destructive();
            report.findings();
            report.waivers();
            MarkdownReview.write(decision.grounds().review(), report.out);
            MarkdownDrift.write(decision, report.out);
        } else {
            report.error(decision.error());
        }
        MarkdownOrigin.write(decision.grounds(), report.out);
        report.foot(digest);
        return report.out.text();
    }

    private void head() {
        out.line("## " + sign(decision.verdict()) + " " + ReportText.PRODUCT + ": "
                + ReportText.verdict(decision.verdict()));
        out.line("");
        List<String> reasons = decision.reasons();
        reasons.stream().limit(MAX_REASONS).forEach(reason -> out.line("- " + text(reason, MAX_PROSE)));
        out.more(reasons.size() - MAX_REASONS, "reason");
        approvals();
    }

    private void approvals() {
        List<String> lines = ApprovalText.lines(decision);
        if (lines.isEmpty()) {
            return;
        }
        out.line("");
        out.line("**Who must approve**");
        out.line("");
        lines.stream().limit(MAX_REASONS).forEach(line -> out.line("- " + text(line, MAX_PROSE)));
        out.more(lines.size() - MAX_REASONS, "rule");
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
        out.line("");
        out.line("**" + ReportText.summary(decision.changes()) + "**");
        out.line("");
        List<String> facts = new ArrayList<>();
        if (!plan.source().isBlank()) {
            facts.add("Plan " + code(plan.source(), MAX_ADDRESS));
        }
        facts.add(text(plan.tool() + " " + plan.toolVersion(), MAX_PROSE));
        facts.add(ReportText.count(decision.policies().size(), "policy", "policies"));
        out.line(String.join(" \u00b7 ", facts));
    }

    private void destructive() {
        List<DestructiveChange> changes = decision.destructive().changes();
        int total = changes.size() + decision.destructive().omitted();
        if (total == 0) {
            return;
        }
        out.heading("### Destructive changes (" + total + ")", "Action", "Resource", "Why");
        int shown = out.rows(changes, MAX_DESTRUCTIVE, MarkdownReport::row);
        out.more(total - shown, "destructive change");
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
        out.line("");
        out.line("### Findings (" + (total - shadow) + ")");
        int shown = 0;
        for (FindingGroup group : groups) {
            if (FindingGroup.SHADOW.equals(group.id()) || shown >= MAX_FINDINGS || !out.hasRoom()) {
                continue;
            }
            String heading = group.title() + " (" + group.findings().size() + ")";
            boolean folded = total - shadow > MAX_OPEN && !WORST.contains(group.id());
            if (folded) {
                out.fold(heading);
                out.table("Policy", "Resource", "Finding");
            } else {
                out.heading("#### " + heading, "Policy", "Resource", "Finding");
            }
            shown += out.rows(group.findings(), MAX_FINDINGS - shown, MarkdownReport::row);
            if (folded) {
                out.unfold();
            }
        }
        if (total == shadow) {
            out.line("");
            out.line("None.");
        }
        out.more(total - shadow - shown, "finding");
        if (shadow > 0) {
            out.line("");
            out.line(ReportText.count(shadow, "finding") + " of shadow policies recorded only.");
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
            out.line("");
            out.line(text(ExemptionText.summary(baseline), MAX_PROSE) + ".");
        }
        List<WaiverUse> problems = decision.exemptions().waivers().stream()
                .filter(waiver -> waiver.state().isProblem())
                .toList();
        if (problems.isEmpty()) {
            return;
        }
        out.heading("### Waivers to look after (" + problems.size() + ")", "State", "Waiver", "What");
        int shown = out.rows(problems, MAX_WAIVERS, MarkdownReport::row);
        out.more(problems.size() - shown, "waiver");
    }

    private static String row(WaiverUse waiver) {
        return MarkdownText.row(
                waiver.state().id(),
                codeCell(ExemptionText.place(waiver), MAX_ADDRESS) + " "
                        + codeCell(ExemptionText.subject(waiver), MAX_ADDRESS),
                text(waiver.detail(), MAX_PROSE));
    }

    private void error(GuardError error) {
        out.line("");
        out.line("**" + text(error.message(), MAX_PROSE) + "**");
        String location = ReportText.location(error);
        if (!location.isEmpty()) {
            out.line("");
            out.line("At " + code(location, MAX_ADDRESS));
        }
        if (!error.remedy().isBlank()) {
            out.line("");
            out.line(text(error.remedy(), MAX_PROSE));
        }
    }

    private void foot(String digest) {
        out.line("");
        out.line(
                "<sub>Guard " + code(decision.id(), 64) + " \u00b7 decision " + code(ReportText.shortDigest(digest), 64)
                        + " \u00b7 engine " + code(decision.engineVersion(), 64) + "</sub>");
        out.line("");
        out.line(marker(decision.id()));
    }

    /**
     * A line that nobody sees, by which a comment on a pull request is found again and replaced: the same for all decisions
     * of a guard.
     */
    static String marker(String id) {
        return "<!-- terraform-guard: "
                + id.substring(0, Math.min(MAX_ID, id.length())).replaceAll("[^A-Za-z0-9._-]", "_") + " -->";
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

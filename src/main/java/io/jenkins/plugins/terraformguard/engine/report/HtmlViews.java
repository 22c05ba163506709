package io.jenkins.plugins.terraformguard.engine.report;

import static io.jenkins.plugins.terraformguard.engine.report.SafeText.oneLine;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.DestructiveChange;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.GuardError;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PackIdentity;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PlanIdentity;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PolicyTally;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.report.HtmlView.DestructiveView;
import io.jenkins.plugins.terraformguard.engine.report.HtmlView.ErrorView;
import io.jenkins.plugins.terraformguard.engine.report.HtmlView.Fact;
import io.jenkins.plugins.terraformguard.engine.report.HtmlView.PackView;
import io.jenkins.plugins.terraformguard.engine.report.HtmlView.PolicyView;
import io.jenkins.plugins.terraformguard.engine.report.HtmlView.SettingView;
import io.jenkins.plugins.terraformguard.engine.report.HtmlView.SeverityCount;
import io.jenkins.plugins.terraformguard.engine.report.HtmlView.Tile;
import io.jenkins.plugins.terraformguard.engine.report.HtmlView.WaiverView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Turns a decision into what the HTML template shows. */
final class HtmlViews {
    static final int MAX_WAIVERS = 1_000;
    static final int MAX_CHANGES = 200;

    private static final int MAX_ROWS = 5_000;
    private static final int MAX_LINES = 500;

    private HtmlViews() {}

    static HtmlView of(Decision decision, String digest) {
        return new HtmlView(
                oneLine(decision.id()),
                decision.verdict().id(),
                ReportText.verdict(decision.verdict()),
                Capped.of(decision.reasons(), MAX_LINES, SafeText::visible),
                Capped.of(ApprovalText.lines(decision), MAX_LINES, UnaryOperator.identity()),
                digest,
                ReportText.shortDigest(digest),
                oneLine(decision.engineVersion()),
                decision.error() == null ? null : error(decision.error()),
                decision.error() == null ? body(decision) : null,
                OriginOverview.of(decision.grounds()));
    }

    private static ErrorView error(GuardError error) {
        return new ErrorView(oneLine(error.kind()), error.message(), ReportText.location(error), error.remedy());
    }

    private static HtmlView.Body body(Decision decision) {
        FindingViews findings = new FindingViews(decision);
        int shadow = (int)
                decision.findings().stream().filter(FindingGroup::isShadow).count();
        int exempted =
                (int) decision.findings().stream().filter(Finding::isExempt).count();
        return new HtmlView.Body(
                plan(decision.plan()),
                ReportText.summary(decision.changes()),
                tiles(decision.changes()),
                outputs(decision.changes().outputs()),
                destructive(decision.destructive()),
                ImpactOverview.of(decision.impact(), MAX_CHANGES),
                ReviewOverview.of(decision.grounds().review()),
                decision.findings().size() - shadow,
                shadow,
                exempted,
                severities(decision),
                findings.groups(),
                Math.max(0, decision.findings().size() - FindingViews.MAX_FINDINGS),
                findings.guide(),
                Capped.of(decision.exemptions().waivers(), MAX_WAIVERS, HtmlViews::waiver),
                decision.exemptions().baseline() == null
                        ? ""
                        : ExemptionText.summary(decision.exemptions().baseline()),
                DriftSection.of(decision),
                Capped.of(decision.policies(), MAX_ROWS, HtmlViews::policy),
                Capped.of(decision.packs(), MAX_ROWS, HtmlViews::pack),
                Capped.of(SettingLine.of(decision.settings()), MAX_ROWS, HtmlViews::setting),
                Capped.of(decision.notes(), MAX_LINES, SafeText::visible));
    }

    private static List<Fact> plan(PlanIdentity plan) {
        List<Fact> facts = new ArrayList<>();
        fact(facts, "File", plan.source(), true);
        fact(facts, "Written by", (plan.tool() + " " + plan.toolVersion()).strip(), false);
        fact(facts, "Made at", plan.timestamp(), false);
        fact(facts, "Plan format", plan.formatVersion(), false);
        fact(facts, "Complete", plan.complete(), false);
        fact(facts, "Can be applied", plan.applyable(), false);
        fact(facts, "Planning failed", plan.errored(), false);
        fact(facts, "SHA-256", plan.sha256(), true);
        fact(facts, "SHA-256 of the saved plan", plan.savedPlanSha256(), true);
        return facts;
    }

    private static void fact(List<Fact> facts, String name, String value, boolean code) {
        if (!value.isBlank()) {
            facts.add(new Fact(name, oneLine(value), code));
        }
    }

    private static List<Tile> tiles(ChangeCounts counts) {
        List<Tile> tiles = new ArrayList<>();
        tile(tiles, "create", "+", counts.create());
        tile(tiles, "update", "~", counts.update());
        tile(tiles, "replace", "\u2213", counts.replace());
        tile(tiles, "delete", "\u2212", counts.delete());
        seldom(tiles, "forget", "\u2298", counts.forget());
        seldom(tiles, "import", "\u2193", counts.imports());
        seldom(tiles, "move", "\u2192", counts.move());
        seldom(tiles, "read", "\u21d0", counts.read());
        seldom(tiles, "open", "\u25cb", counts.open());
        seldom(tiles, "other", "?", counts.other());
        tile(tiles, "no-op", "=", counts.noOp());
        return tiles;
    }

    private static void seldom(List<Tile> tiles, String id, String sign, int count) {
        if (count > 0) {
            tile(tiles, id, sign, count);
        }
    }

    private static void tile(List<Tile> tiles, String id, String sign, int count) {
        tiles.add(new Tile(id, sign, ReportText.capitalized(id), count, count == 0));
    }

    private static String outputs(ChangeCounts.OutputCounts outputs) {
        if (outputs.create() + outputs.update() + outputs.delete() == 0) {
            return "";
        }
        return "Outputs: " + outputs.create() + " to add, " + outputs.update() + " to change, " + outputs.delete()
                + " to remove.";
    }

    private static Capped<DestructiveView> destructive(Decision.Destructive destructive) {
        return new Capped<>(
                destructive.changes().stream().map(HtmlViews::destructive).toList(), destructive.omitted());
    }

    private static DestructiveView destructive(DestructiveChange change) {
        String sign =
                switch (change.action()) {
                    case "delete" -> "\u2212";
                    case "forget" -> "\u2298";
                    default -> "\u2213";
                };
        return new DestructiveView(
                oneLine(change.action()),
                sign,
                oneLine(change.address()),
                oneLine(change.deposed()),
                oneLine(change.reason()).replace('_', ' '));
    }

    private static List<SeverityCount> severities(Decision decision) {
        List<SeverityCount> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            int count = decision.countsBySeverity().get(severity);
            counts.add(new SeverityCount(severity.id(), ReportText.capitalized(severity.id()), count, count == 0));
        }
        return counts;
    }

    private static WaiverView waiver(WaiverUse waiver) {
        return new WaiverView(
                waiver.state().id(),
                waiver.state().isProblem(),
                ExemptionText.place(waiver),
                oneLine(waiver.layer()),
                ExemptionText.subject(waiver),
                oneLine(waiver.owner()),
                oneLine(waiver.expires()),
                waiver.reason(),
                oneLine(waiver.ticket()),
                waiver.count(),
                oneLine(waiver.detail()));
    }

    private static PolicyView policy(PolicyTally tally) {
        Severity severity = Severity.byId(tally.severity());
        return new PolicyView(
                oneLine(tally.policy()),
                oneLine(tally.title()),
                oneLine(tally.pack()),
                severity == null ? "" : severity.id(),
                oneLine(tally.level()),
                tally.evaluated(),
                tally.passed(),
                tally.violations(),
                tally.undecided(),
                tally.errors());
    }

    private static PackView pack(PackIdentity pack) {
        return new PackView(
                oneLine(pack.name()), oneLine(pack.version()), oneLine(pack.layer()), oneLine(pack.digest()));
    }

    private static SettingView setting(SettingLine line) {
        String kind =
                switch (line.kind()) {
                    case PROFILE -> "Profile";
                    case LEVEL -> "Level";
                    case DISABLED -> "Switched off";
                    case PARAMETER -> "Parameter";
                    case APPROVAL -> "Approvals";
                    case REVIEW -> "Review";
                    case ROLLOUT -> "Roll-out";
                    case FILE -> "File";
                };
        return new SettingView(kind, line.subject(), line.value(), line.kind().isCode(), line.layer());
    }
}

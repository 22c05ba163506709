package io.jenkins.plugins.terraformguard.results;

import static io.jenkins.plugins.terraformguard.engine.report.SafeText.oneLine;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.policy.Evidence;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.report.ExemptionText;
import io.jenkins.plugins.terraformguard.engine.report.PolicyGuide;
import io.jenkins.plugins.terraformguard.engine.report.Remedy;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.engine.report.SettingLine;
import java.util.List;

/** Makes rows of what a decision holds. Text is made fit for showing and cut; the whole of it is in the document. */
final class RowFactory {
    /** Values of one finding, and paths of one drifted resource. */
    static final int MAX_DETAILS = 20;

    private static final int MAX_LINE = 500;
    private static final int MAX_TEXT = 2_000;

    private RowFactory() {}

    /** Text of several lines. */
    static String text(String text) {
        return SafeText.cut(SafeText.visible(text), MAX_TEXT);
    }

    static String line(String text) {
        return oneLine(text, MAX_LINE);
    }

    static GuardRows.Problem problem(Decision.GuardError error) {
        return new GuardRows.Problem(
                Words.problem(error.kind()),
                text(error.message()),
                line(error.file()),
                error.line(),
                error.column(),
                text(error.remedy()));
    }

    static GuardRows.Destructive destructive(Decision.DestructiveChange change) {
        String sign =
                switch (change.action()) {
                    case "delete" -> "\u2212";
                    case "forget" -> "\u2298";
                    default -> "\u2213";
                };
        return new GuardRows.Destructive(
                sign,
                line(change.action()),
                line(change.address()),
                line(change.deposed()),
                line(change.reason()).replace('_', ' '));
    }

    static GuardRows.FindingRow finding(Finding finding, String guide) {
        String group = FindingQuery.group(finding);
        String message = finding.said();
        return new GuardRows.FindingRow(
                group,
                Words.group(group),
                line(finding.policy()),
                guide,
                line(finding.title()),
                text(message),
                line(finding.address()),
                SafeText.cut(SafeText.position(finding.file(), finding.line()), MAX_LINE),
                line(finding.action()),
                finding.level().id(),
                finding.outcome().id(),
                Words.outcome(finding.outcome()),
                icon(finding.outcome()),
                first(finding.evidence()).stream().map(RowFactory::evidence).toList(),
                omitted(finding.evidence()),
                first(finding.waitsFor()).stream().map(RowFactory::line).toList(),
                omitted(finding.waitsFor()),
                Remedy.blocks(text(finding.remediation())),
                line(finding.pack()),
                line(finding.resourceType()),
                line(finding.fingerprint()),
                finding.isExempt() ? text(ExemptionText.sentence(finding.exemption())) : "",
                finding.isExempt() ? Words.exemption(finding.exemption()) : "");
    }

    static GuardRows.ReasonRow reason(PolicyGuide.Entry entry, String href) {
        return new GuardRows.ReasonRow(
                entry.anchor(),
                entry.policy(),
                entry.title(),
                entry.severity().id(),
                Words.group(entry.severity().id()),
                entry.level().id(),
                entry.pack(),
                entry.rationale(),
                entry.references(),
                entry.remediation(),
                entry.findings().size(),
                href);
    }

    static GuardRows.SettingRow setting(SettingLine line) {
        return new GuardRows.SettingRow(
                Words.setting(line.kind()),
                line.subject(),
                line.value(),
                line.kind().isCode(),
                line.layer());
    }

    static GuardRows.WaiverRow waiver(WaiverUse waiver) {
        return new GuardRows.WaiverRow(
                Words.waiver(waiver.state()),
                waiver.state().isProblem(),
                line(ExemptionText.place(waiver)),
                line(waiver.layer()),
                line(ExemptionText.subject(waiver)),
                line(waiver.owner()),
                line(waiver.expires()),
                text(waiver.reason()),
                line(waiver.ticket()),
                waiver.count(),
                line(waiver.detail()));
    }

    static GuardRows.PolicyRow policy(Decision.PolicyTally tally, Decision.PackIdentity pack) {
        Severity severity = Severity.byId(tally.severity());
        return new GuardRows.PolicyRow(
                line(tally.policy()),
                line(tally.title()),
                line(tally.pack()),
                pack == null ? "" : line(pack.version()),
                pack == null ? "" : Words.shortDigest(pack.digest()),
                severity == null ? "" : severity.id(),
                severity == null ? "" : Words.group(severity.id()),
                line(tally.level()),
                tally.evaluated(),
                tally.passed(),
                tally.violations(),
                tally.undecided(),
                tally.errors());
    }

    static GuardRows.PackRow pack(Decision.PackIdentity pack) {
        return new GuardRows.PackRow(line(pack.name()), line(pack.version()), line(pack.layer()), line(pack.digest()));
    }

    private static GuardRows.EvidenceRow evidence(Evidence evidence) {
        boolean known = Evidence.KNOWN.equals(evidence.state());
        String value = known && evidence.value().isEmpty() ? "\"\"" : text(evidence.display());
        return new GuardRows.EvidenceRow(line(evidence.path()), value, !known);
    }

    private static String icon(Outcome outcome) {
        return switch (outcome) {
            case UNDECIDED -> "symbol-time-outline plugin-ionicons-api";
            case ERROR -> "symbol-alert-circle-outline plugin-ionicons-api";
            default -> "symbol-close-circle-outline plugin-ionicons-api";
        };
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(all.size(), MAX_DETAILS));
    }

    private static int omitted(List<?> all) {
        return Math.max(0, all.size() - MAX_DETAILS);
    }
}

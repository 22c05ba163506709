package io.jenkins.plugins.terraformguard.engine.report;

import static io.jenkins.plugins.terraformguard.engine.report.SafeText.oneLine;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.policy.Evidence;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.report.HtmlView.EvidenceView;
import io.jenkins.plugins.terraformguard.engine.report.HtmlView.ExemptView;
import io.jenkins.plugins.terraformguard.engine.report.HtmlView.FindingView;
import io.jenkins.plugins.terraformguard.engine.report.HtmlView.FoundView;
import io.jenkins.plugins.terraformguard.engine.report.HtmlView.GroupView;
import io.jenkins.plugins.terraformguard.engine.report.HtmlView.GuideView;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The findings of a decision and the policies behind them, as the HTML template shows them: each leads to the other. */
final class FindingViews {
    static final int MAX_FINDINGS = 5_000;

    private static final int MAX_POLICIES = 1_000;
    private static final int MAX_DETAILS = 50;
    private static final int MAX_FOUND = 10;

    private final List<FindingGroup> groups;
    private final PolicyGuide guide;
    private final int policies;

    /** Ids on the page of the findings that are on it. Equal findings are different ones all the same. */
    private final Map<Finding, String> anchors = new IdentityHashMap<>();

    FindingViews(Decision decision) {
        groups = FindingGroup.of(decision.findings());
        guide = PolicyGuide.of(decision, MAX_POLICIES);
        policies = PolicyGuide.count(decision);
        groups.stream()
                .flatMap(group -> group.findings().stream())
                .limit(MAX_FINDINGS)
                .forEach(finding -> anchors.put(finding, "finding-" + (anchors.size() + 1)));
    }

    List<GroupView> groups() {
        List<GroupView> views = new ArrayList<>();
        for (FindingGroup group : groups) {
            List<FindingView> shown = group.findings().stream()
                    .filter(anchors::containsKey)
                    .map(this::finding)
                    .toList();
            views.add(new GroupView(group.id(), group.title(), group.findings().size(), shown));
        }
        return views;
    }

    Capped<GuideView> guide() {
        List<GuideView> entries = guide.entries().stream().map(this::entry).toList();
        return new Capped<>(entries, policies - entries.size());
    }

    private GuideView entry(PolicyGuide.Entry entry) {
        return new GuideView(
                entry.anchor(),
                entry.policy(),
                entry.title(),
                entry.severity().id(),
                entry.level().id(),
                entry.pack(),
                entry.rationale(),
                entry.references(),
                entry.remediation(),
                entry.findings().size(),
                Capped.of(
                        entry.findings(),
                        MAX_FOUND,
                        finding ->
                                new FoundView(anchors.getOrDefault(finding, "findings"), ReportText.address(finding))));
    }

    private FindingView finding(Finding finding) {
        return new FindingView(
                anchors.get(finding),
                finding.severity().id(),
                oneLine(finding.policy()),
                guide.anchor(finding.policy()),
                oneLine(finding.title()),
                ReportText.address(finding),
                ReportText.position(finding),
                oneLine(finding.action()),
                oneLine(finding.resourceType()),
                finding.level().id(),
                finding.outcome().id(),
                ReportText.outcome(finding.outcome()),
                ReportText.message(finding),
                Remedy.blocks(finding.remediation()),
                Capped.of(finding.evidence(), MAX_DETAILS, FindingViews::evidence),
                Capped.of(finding.waitsFor(), MAX_DETAILS, SafeText::oneLine),
                oneLine(finding.pack()),
                oneLine(finding.fingerprint()),
                finding.level().isMandatory() && !finding.isExempt(),
                finding.isExempt()
                        ? new ExemptView(
                                ExemptionText.mark(finding.exemption()), ExemptionText.sentence(finding.exemption()))
                        : null);
    }

    private static EvidenceView evidence(Evidence evidence) {
        boolean shown = Evidence.KNOWN.equals(evidence.state());
        return new EvidenceView(oneLine(evidence.path()), oneLine(evidence.type()), evidence.display(), !shown);
    }
}

package io.jenkins.plugins.terraformguard.engine.report;

import java.util.List;

/**
 * What the HTML template shows. Text is as in the decision but for what belongs on one line; the template's escaper
 * does the rest.
 *
 * @param error null where there is a decision
 * @param body null where there is none
 * @param origin null where nothing is said of it
 */
record HtmlView(
        String guard,
        String verdictId,
        String verdict,
        Capped<String> reasons,
        Capped<String> approvals,
        String digest,
        String shortDigest,
        String engine,
        ErrorView error,
        Body body,
        OriginOverview origin) {

    record ErrorView(String kind, String message, String location, String remedy) {}

    record Body(
            List<Fact> plan,
            String summary,
            List<Tile> tiles,
            String outputs,
            Capped<DestructiveView> destructive,
            ImpactOverview impact,
            ReviewOverview review,
            int findings,
            int shadow,
            int exempted,
            List<SeverityCount> severities,
            List<GroupView> groups,
            int omittedFindings,
            Capped<GuideView> guide,
            Capped<WaiverView> waivers,
            String baseline,
            DriftSection drift,
            Capped<PolicyView> policies,
            Capped<PackView> packs,
            Capped<SettingView> settings,
            Capped<String> notes) {}

    record Fact(String name, String value, boolean code) {}

    record Tile(String id, String sign, String name, int count, boolean zero) {}

    record SeverityCount(String id, String name, int count, boolean zero) {}

    record DestructiveView(String action, String sign, String address, String deposed, String reason) {}

    record GroupView(String id, String title, int total, List<FindingView> findings) {}

    record FindingView(
            String anchor,
            String severity,
            String policy,
            String guide,
            String title,
            String address,
            String position,
            String action,
            String resourceType,
            String level,
            String outcome,
            String outcomeName,
            String message,
            List<Remedy.Block> remediation,
            Capped<EvidenceView> evidence,
            Capped<String> waitsFor,
            String pack,
            String fingerprint,
            boolean open,
            ExemptView exempt) {
        boolean remedied() {
            return !remediation.isEmpty();
        }
    }

    /** The reasons behind a policy; {@code severity} is part of a class name. */
    record GuideView(
            String anchor,
            String policy,
            String title,
            String severity,
            String level,
            String pack,
            List<Remedy.Block> rationale,
            List<PolicyGuide.Reference> references,
            List<Remedy.Block> remediation,
            int count,
            Capped<FoundView> findings) {
        boolean remedied() {
            return !remediation.isEmpty();
        }

        boolean referenced() {
            return !references.isEmpty();
        }
    }

    /** Where a policy found something, with the id of the finding on the page. */
    record FoundView(String anchor, String address) {}

    record SettingView(String kind, String subject, String value, boolean code, String layer) {}

    /** Why a finding does not count; {@code mark} is part of a class name. */
    record ExemptView(String mark, String sentence) {}

    record WaiverView(
            String state,
            boolean problem,
            String place,
            String layer,
            String subject,
            String owner,
            String expires,
            String reason,
            String ticket,
            int count,
            String detail) {}

    record EvidenceView(String path, String type, String value, boolean opaque) {}

    record PolicyView(
            String policy,
            String title,
            String pack,
            String severity,
            String level,
            int evaluated,
            int passed,
            int violations,
            int undecided,
            int errors) {}

    record PackView(String name, String version, String layer, String digest) {}
}

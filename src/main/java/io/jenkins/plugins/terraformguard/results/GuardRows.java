package io.jenkins.plugins.terraformguard.results;

import io.jenkins.plugins.terraformguard.engine.report.PolicyGuide;
import io.jenkins.plugins.terraformguard.engine.report.Remedy;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What the page of a guard lists. All text is fit for showing; the view escapes it. */
@Restricted(NoExternalUse.class)
public final class GuardRows {
    private GuardRows() {}

    /**
     * A count of changes.
     *
     * @param id part of a class name
     * @param sign as Terraform marks such changes
     */
    @Restricted(NoExternalUse.class)
    public record Tile(String id, String sign, String name, int count) {}

    /** A named value; {@code code} for what is written in a fixed-width font. */
    @Restricted(NoExternalUse.class)
    public record Fact(String name, String value, boolean code) {}

    /** A part of the findings that can be picked, with the link that does. */
    @Restricted(NoExternalUse.class)
    public record Choice(String id, String name, int count, String href, boolean selected) {}

    /** An archived file. */
    @Restricted(NoExternalUse.class)
    public record Artifact(String name, String href, String icon) {}

    /** Why there is no decision. */
    @Restricted(NoExternalUse.class)
    public record Problem(String kind, String message, String file, int line, int column, String remedy) {}

    /** What can't simply be undone; {@code sign} is Terraform's mark for it. */
    @Restricted(NoExternalUse.class)
    public record Destructive(String sign, String action, String address, String deposed, String reason) {}

    /**
     * A finding.
     *
     * @param group severity, or {@code shadow}
     * @param guide id on the page of the reasons for the policy, empty if they are not there
     * @param address empty for the plan as a whole
     * @param position file and line of the configuration, empty if not known
     * @param omittedEvidence how many more values there are
     * @param omittedPaths how many more paths it waits for
     * @param exempt who says why it does not count, empty if it does
     * @param exemptMark the same in a word
     */
    @Restricted(NoExternalUse.class)
    public record FindingRow(
            String group,
            String severity,
            String policy,
            String guide,
            String title,
            String message,
            String address,
            String position,
            String action,
            String level,
            String outcome,
            String outcomeName,
            String outcomeIcon,
            List<EvidenceRow> evidence,
            int omittedEvidence,
            List<String> waitsFor,
            int omittedPaths,
            List<Remedy.Block> remediation,
            String pack,
            String resourceType,
            String fingerprint,
            String exempt,
            String exemptMark) {}

    /**
     * Why a policy is there that found something.
     *
     * @param anchor its id on the page
     * @param href address of its findings
     */
    @Restricted(NoExternalUse.class)
    public record ReasonRow(
            String anchor,
            String policy,
            String title,
            String severity,
            String severityName,
            String level,
            String pack,
            List<Remedy.Block> rationale,
            List<PolicyGuide.Reference> references,
            List<Remedy.Block> remediation,
            int count,
            String href) {}

    /** What a layer set; {@code layer} is empty for what all layers together came to. */
    @Restricted(NoExternalUse.class)
    public record SettingRow(String kind, String subject, String value, boolean code, String layer) {}

    /** A waiver and what became of it; {@code problem} where somebody should look after it. */
    @Restricted(NoExternalUse.class)
    public record WaiverRow(
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

    /** A value that decided; {@code opaque} where the text only stands for it. */
    @Restricted(NoExternalUse.class)
    public record EvidenceRow(String path, String value, boolean opaque) {}

    /** A policy that took part, with the version and the short digest of its pack where they are known. */
    @Restricted(NoExternalUse.class)
    public record PolicyRow(
            String policy,
            String title,
            String pack,
            String packVersion,
            String packDigest,
            String severity,
            String severityName,
            String level,
            int evaluated,
            int passed,
            int violations,
            int undecided,
            int errors) {}

    /** A pack that took part. */
    @Restricted(NoExternalUse.class)
    public record PackRow(String name, String version, String layer, String digest) {}
}

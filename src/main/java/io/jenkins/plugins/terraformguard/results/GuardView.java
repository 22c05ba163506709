package io.jenkins.plugins.terraformguard.results;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PackIdentity;
import io.jenkins.plugins.terraformguard.engine.report.Capped;
import io.jenkins.plugins.terraformguard.engine.report.ExemptionText;
import io.jenkins.plugins.terraformguard.engine.report.ImpactOverview;
import io.jenkins.plugins.terraformguard.engine.report.OriginOverview;
import io.jenkins.plugins.terraformguard.engine.report.ReviewOverview;
import io.jenkins.plugins.terraformguard.engine.report.SettingLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A decision as its page shows it. */
@Restricted(NoExternalUse.class)
public final class GuardView {
    static final int MAX_DESTRUCTIVE = 50;
    static final int MAX_CHANGES = 50;

    private static final int MAX_LINES = 100;
    private static final int MAX_POLICIES = 500;

    private final Decision decision;
    private final String digest;
    private final FindingTable findings;
    private final BuildDriftTable drift;

    /** @param url address of the page */
    GuardView(DecisionStore.Stored stored, FindingQuery query, String url) {
        this.decision = stored.decision();
        this.digest = stored.digest();
        this.findings = new FindingTable(decision, query, url);
        this.drift = new BuildDriftTable(decision, query, url);
    }

    public VerdictLook getVerdict() {
        return VerdictLook.of(decision.verdict());
    }

    public List<String> getReasons() {
        return lines(decision.reasons());
    }

    /** Why there is no decision, or null. */
    public GuardRows.Problem getProblem() {
        return decision.error() == null ? null : RowFactory.problem(decision.error());
    }

    public List<GuardRows.Tile> getTiles() {
        return Counts.tiles(decision.changes());
    }

    public List<String> getRemarks() {
        return Counts.remarks(decision.changes());
    }

    public List<GuardRows.Destructive> getDestructive() {
        return decision.destructive().changes().stream()
                .limit(MAX_DESTRUCTIVE)
                .map(RowFactory::destructive)
                .toList();
    }

    public int getDestructiveTotal() {
        return decision.destructive().changes().size() + decision.destructive().omitted();
    }

    public int getOmittedDestructive() {
        return getDestructiveTotal() - getDestructive().size();
    }

    public FindingTable getFindings() {
        return findings;
    }

    public List<GuardRows.WaiverRow> getWaivers() {
        return decision.exemptions().waivers().stream()
                .limit(MAX_POLICIES)
                .map(RowFactory::waiver)
                .toList();
    }

    public int getWaiverTotal() {
        return decision.exemptions().waivers().size();
    }

    public int getOmittedWaivers() {
        return Math.max(0, getWaiverTotal() - MAX_POLICIES);
    }

    /** What became of the baseline, empty where there is none. */
    public String getBaseline() {
        return decision.exemptions().baseline() == null
                ? ""
                : ExemptionText.summary(decision.exemptions().baseline());
    }

    /** What the plan means beyond what policies say, or null if the decision does not say. */
    public ImpactOverview getImpact() {
        return ImpactOverview.of(decision.impact(), MAX_CHANGES);
    }

    /** What reviewers said of the change, or null if nobody looked at it. */
    public ReviewOverview getReview() {
        return ReviewOverview.of(decision.grounds().review());
    }

    /** Changes of the configuration that would get rid of findings. */
    public Capped<ReviewOverview.FixView> getFixes() {
        ReviewOverview review = getReview();
        return review == null ? new Capped<>(List.of(), 0) : review.fixes();
    }

    /** Where the decision comes from, or null where it does not say. */
    public OriginOverview getOrigin() {
        return OriginOverview.of(decision.grounds());
    }

    public BuildDriftTable getDrift() {
        return drift;
    }

    public List<GuardRows.PolicyRow> getPolicies() {
        Map<String, PackIdentity> packs = new HashMap<>();
        decision.packs().forEach(pack -> packs.putIfAbsent(pack.name(), pack));
        return decision.policies().stream()
                .limit(MAX_POLICIES)
                .map(tally -> RowFactory.policy(tally, packs.get(tally.pack())))
                .toList();
    }

    public int getPolicyTotal() {
        return decision.policies().size();
    }

    public int getOmittedPolicies() {
        return Math.max(0, getPolicyTotal() - MAX_POLICIES);
    }

    public List<GuardRows.SettingRow> getSettings() {
        return SettingLine.of(decision.settings()).stream()
                .limit(MAX_POLICIES)
                .map(RowFactory::setting)
                .toList();
    }

    public int getSettingTotal() {
        return SettingLine.of(decision.settings()).size();
    }

    public int getOmittedSettings() {
        return Math.max(0, getSettingTotal() - MAX_POLICIES);
    }

    public List<GuardRows.PackRow> getPacks() {
        return decision.packs().stream().limit(MAX_LINES).map(RowFactory::pack).toList();
    }

    public int getOmittedPacks() {
        return Math.max(0, decision.packs().size() - MAX_LINES);
    }

    public List<String> getNotes() {
        return lines(decision.notes());
    }

    public List<GuardRows.Fact> getFacts() {
        return Facts.of(decision, digest);
    }

    public String getShortDigest() {
        return Words.shortDigest(digest);
    }

    private static List<String> lines(List<String> texts) {
        return texts.stream().limit(MAX_LINES).map(RowFactory::text).toList();
    }
}

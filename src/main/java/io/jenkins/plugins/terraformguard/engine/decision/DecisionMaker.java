package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.drift.DriftResult;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.FindingStore;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.Tallies;
import io.jenkins.plugins.terraformguard.engine.policy.layer.AppliedSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Puts a decision together. */
public final class DecisionMaker {
    private static final Comparator<Finding> WORST_FIRST =
            Comparator.comparing(Finding::isExempt).thenComparing(FindingStore.WORST_FIRST);

    /** Findings that a decision lists; the rest is counted in a note. */
    public static final int MAX_LISTED = 10_000;

    private final String id;
    private final String engineVersion;
    private final Provenance provenance;

    public DecisionMaker(String id, String engineVersion, Provenance provenance) {
        this.id = id;
        this.engineVersion = engineVersion;
        this.provenance = provenance;
    }

    /** The decision on a plan that was evaluated to its end. */
    public Decision decide(
            String source,
            String savedPlanSha256,
            Plan plan,
            Plan.Reading reading,
            ChangeCounts counts,
            Decision.Destructive destructive,
            List<Finding> findings,
            List<FindingStore.Beyond> beyond,
            DriftResult drift,
            Impact impact,
            List<PolicyPack> packs,
            AppliedSettings settings,
            Tallies tallies,
            List<String> remarks,
            Exemptions exemptions,
            Effects effects,
            Scope scope) {
        List<Finding> sorted = findings.stream().sorted(WORST_FIRST).toList();
        VerdictRules.Result result = VerdictRules.judge(sorted, beyond, impact.risk());
        List<String> notes = new ArrayList<>(plan.notes());
        notes.addAll(remarks);
        int more = beyond.stream().mapToInt(FindingStore.Beyond::count).sum();
        if (more > 0) {
            notes.add("There are too many findings: " + more + " of the least severe count"
                    + " whatever waivers and the baseline say");
        }
        return new Decision(
                id,
                engineVersion,
                result.verdict(),
                result.reasons(),
                identity(source, savedPlanSha256, plan.facts(), reading.sha256()),
                counts,
                destructive,
                listed(sorted, more, notes),
                drift.drifts(),
                drift.summary(),
                impact,
                packs.stream().map(DecisionMaker::identity).toList(),
                settings,
                PolicyTallies.of(packs, tallies),
                notes,
                null,
                exemptions,
                new Grounds(
                        provenance,
                        result.rules(),
                        obligations(sorted),
                        mayBeAsked(result.verdict(), settings) ? effects : effects.unlisted(),
                        ReviewSummary.NONE,
                        scope));
    }

    /** Whether somebody is asked to approve the plan, or may be once reviewers were heard. */
    private static boolean mayBeAsked(Verdict verdict, AppliedSettings settings) {
        return verdict == Verdict.APPROVAL_REQUIRED
                || verdict.compareTo(Verdict.APPROVAL_REQUIRED) < 0
                        && settings.review().raise() != null;
    }

    /** The decision that nothing could be decided. */
    public Decision fail(Decision.GuardError error, Decision.PlanIdentity plan) {
        return new Decision(
                id,
                engineVersion,
                Verdict.ERROR,
                List.of("The guard could not decide, so it does not let the plan pass"),
                plan,
                ChangeCounts.NONE,
                Decision.Destructive.NONE,
                List.of(),
                List.of(),
                DriftSummary.NONE,
                Impact.NONE,
                List.of(),
                AppliedSettings.NONE,
                List.of(),
                List.of(),
                error,
                Exemptions.NONE,
                new Grounds(provenance, List.of(new VerdictRule(VerdictRule.UNREADABLE, Verdict.ERROR, 1)), List.of()));
    }

    /** Of the findings that are listed: what is exempt, or only recorded, needs no look later. */
    private static List<Obligation> obligations(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.outcome() == Outcome.UNDECIDED && finding.counts())
                .limit(MAX_LISTED)
                .map(finding -> new Obligation(
                        finding.policy(),
                        finding.address(),
                        finding.level().id(),
                        finding.waitsFor(),
                        finding.fingerprint()))
                .toList();
    }

    private static List<Finding> listed(List<Finding> all, int beyond, List<String> notes) {
        if (all.size() <= MAX_LISTED) {
            return all;
        }
        notes.add(all.size() - MAX_LISTED + beyond
                + " more findings are not listed; the verdict takes them into account");
        return all.subList(0, MAX_LISTED);
    }

    private static Decision.PlanIdentity identity(
            String source, String savedPlanSha256, PlanFacts facts, String sha256) {
        return new Decision.PlanIdentity(
                source,
                sha256,
                savedPlanSha256,
                facts.formatVersion(),
                facts.tool().name().toLowerCase(Locale.ROOT),
                facts.toolVersion(),
                facts.timestamp(),
                said(facts.complete()),
                said(facts.applyable()),
                said(facts.errored()));
    }

    private static String said(Value flag) {
        return flag instanceof Value.Bool bool ? Boolean.toString(bool.value()) : "unknown";
    }

    private static Decision.PackIdentity identity(PolicyPack pack) {
        return new Decision.PackIdentity(pack.name(), pack.version(), pack.digest(), pack.layer());
    }
}

package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.layer.AppliedSettings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The outcome of one evaluation, complete: everything that a page, a report or an auditor shows comes from here. It
 * holds no sensitive value and depends on nothing but its inputs, so equal inputs give equal bytes.
 *
 * @param id name of the guard within its build
 * @param engineVersion version of the engine that decided
 * @param verdict what it came to
 * @param reasons why, one sentence each, worst first
 * @param plan which plan
 * @param changes what the plan does, in numbers
 * @param destructive what is destroyed, replaced or orphaned
 * @param findings every answer that is not a pass, worst first
 * @param drift what was changed outside Terraform
 * @param driftSummary the same in numbers
 * @param impact what the plan means beyond what policies say
 * @param packs policy packs that took part
 * @param settings what layers of policies set
 * @param policies policies that took part, with their tally
 * @param notes remarks on the input that did not keep the guard from deciding
 * @param error why there is no decision, or null
 * @param exemptions what was made of waivers and of the baseline
 * @param grounds what it rests on, and what it leaves open
 */
public record Decision(
        String id,
        String engineVersion,
        Verdict verdict,
        List<String> reasons,
        PlanIdentity plan,
        ChangeCounts changes,
        Destructive destructive,
        List<Finding> findings,
        List<Drift> drift,
        DriftSummary driftSummary,
        Impact impact,
        List<PackIdentity> packs,
        AppliedSettings settings,
        List<PolicyTally> policies,
        List<String> notes,
        GuardError error,
        Exemptions exemptions,
        Grounds grounds) {
    public static final String SCHEMA = "terraform-guard/decision/v1";

    public Decision {
        reasons = List.copyOf(reasons);
        findings = List.copyOf(findings);
        drift = List.copyOf(drift);
        packs = List.copyOf(packs);
        policies = List.copyOf(policies);
        notes = List.copyOf(notes);
    }

    /** A decision on policies that no layer changed, without waivers, baseline and impact, and with drift that nobody counted. */
    public Decision(
            String id,
            String engineVersion,
            Verdict verdict,
            List<String> reasons,
            PlanIdentity plan,
            ChangeCounts changes,
            Destructive destructive,
            List<Finding> findings,
            List<Drift> drift,
            List<PackIdentity> packs,
            List<PolicyTally> policies,
            List<String> notes,
            GuardError error) {
        this(
                id,
                engineVersion,
                verdict,
                reasons,
                plan,
                changes,
                destructive,
                findings,
                drift,
                DriftSummary.NONE,
                Impact.NONE,
                packs,
                AppliedSettings.NONE,
                policies,
                notes,
                error,
                Exemptions.NONE);
    }

    /** A decision that does not say what it rests on. */
    public Decision(
            String id,
            String engineVersion,
            Verdict verdict,
            List<String> reasons,
            PlanIdentity plan,
            ChangeCounts changes,
            Destructive destructive,
            List<Finding> findings,
            List<Drift> drift,
            DriftSummary driftSummary,
            Impact impact,
            List<PackIdentity> packs,
            AppliedSettings settings,
            List<PolicyTally> policies,
            List<String> notes,
            GuardError error,
            Exemptions exemptions) {
        this(
                id,
                engineVersion,
                verdict,
                reasons,
                plan,
                changes,
                destructive,
                findings,
                drift,
                driftSummary,
                impact,
                packs,
                settings,
                policies,
                notes,
                error,
                exemptions,
                Grounds.NONE);
    }

    /** The same decision on a plan of which more, or less, is known. */
    public Decision on(PlanIdentity other) {
        return new Decision(
                id,
                engineVersion,
                verdict,
                reasons,
                other,
                changes,
                destructive,
                findings,
                drift,
                driftSummary,
                impact,
                packs,
                settings,
                policies,
                notes,
                error,
                exemptions,
                grounds);
    }

    /** Findings that count, by severity; neither shadow policies nor what is exempt. Every severity is present. */
    public Map<Severity, Integer> countsBySeverity() {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            counts.put(severity, 0);
        }
        for (Finding finding : findings) {
            if (finding.counts()) {
                counts.merge(finding.severity(), 1, Integer::sum);
            }
        }
        return counts;
    }

    public long count(Outcome outcome) {
        return findings.stream().filter(finding -> finding.outcome() == outcome).count();
    }

    /**
     * Which plan was judged.
     *
     * @param source name of the file as it was given, without its folder
     * @param sha256 digest of the bytes that were read, lower-case hex
     * @param savedPlanSha256 digest of the saved plan that it came from, empty where JSON was given
     * @param formatVersion as in the plan, {@code 1.2}
     * @param tool {@code terraform}, {@code opentofu} or {@code unknown}
     * @param toolVersion version of the tool that wrote it
     * @param timestamp when it was made (RFC 3339), empty if not recorded
     * @param complete {@code true}, {@code false}, or {@code unknown} where the plan does not say
     * @param applyable likewise
     * @param errored likewise
     * @param redactedSha256 digest of the plan without its secrets as it was archived with the decision; empty where it
     *     was not
     */
    public record PlanIdentity(
            String source,
            String sha256,
            String savedPlanSha256,
            String formatVersion,
            String tool,
            String toolVersion,
            String timestamp,
            String complete,
            String applyable,
            String errored,
            String redactedSha256) {
        public static final PlanIdentity NONE =
                new PlanIdentity("", "", "", "", "unknown", "", "", "unknown", "unknown", "unknown");

        /** A plan that was not archived. */
        public PlanIdentity(
                String source,
                String sha256,
                String savedPlanSha256,
                String formatVersion,
                String tool,
                String toolVersion,
                String timestamp,
                String complete,
                String applyable,
                String errored) {
            this(
                    source,
                    sha256,
                    savedPlanSha256,
                    formatVersion,
                    tool,
                    toolVersion,
                    timestamp,
                    complete,
                    applyable,
                    errored,
                    "");
        }

        /** The same plan with other digests of its bytes, and of those that were archived. */
        public PlanIdentity withDigests(String bytes, String archived) {
            return new PlanIdentity(
                    source,
                    bytes,
                    savedPlanSha256,
                    formatVersion,
                    tool,
                    toolVersion,
                    timestamp,
                    complete,
                    applyable,
                    errored,
                    archived);
        }
    }

    /**
     * What can't simply be undone.
     *
     * @param changes at most {@link #MAX} of them, by address
     * @param omitted how many more there are
     */
    public record Destructive(List<DestructiveChange> changes, int omitted) {
        public static final int MAX = 500;
        public static final Destructive NONE = new Destructive(List.of(), 0);

        public Destructive {
            changes = List.copyOf(changes);
        }
    }

    /** A destroyed, replaced or orphaned resource; {@code reason} is Terraform's own word for why, or empty. */
    public record DestructiveChange(String address, String deposed, String action, String reason) {}

    /**
     * A pack: {@code layer} is {@code bundled}, {@code organisation}, {@code folder} or {@code project}, {@code digest} a
     * SHA-256 in lower-case hex.
     */
    public record PackIdentity(String name, String version, String digest, String layer) {}

    /**
     * How often a policy was asked, and what it answered.
     *
     * @param rationale why the policy is there; empty where it says nothing, and where every answer was a pass
     * @param references names of the same rule elsewhere, standard or tool to id; empty likewise
     */
    public record PolicyTally(
            String policy,
            String title,
            String pack,
            String severity,
            String level,
            int evaluated,
            int passed,
            int violations,
            int undecided,
            int errors,
            String rationale,
            Map<String, String> references) {
        public PolicyTally {
            references = Map.copyOf(references);
        }

        /** The tally of a policy of which no more is said. */
        public PolicyTally(
                String policy,
                String title,
                String pack,
                String severity,
                String level,
                int evaluated,
                int passed,
                int violations,
                int undecided,
                int errors) {
            this(policy, title, pack, severity, level, evaluated, passed, violations, undecided, errors, "", Map.of());
        }
    }

    /**
     * Why there is no decision.
     *
     * @param kind {@code input} or {@code policy}
     * @param message what is wrong
     * @param file file concerned, may be empty
     * @param line line in it from 1, or 0
     * @param column column from 1, or 0
     * @param remedy what to do
     */
    public record GuardError(String kind, String message, String file, int line, int column, String remedy) {}
}

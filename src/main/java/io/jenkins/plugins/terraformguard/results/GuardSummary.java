package io.jenkins.plugins.terraformguard.results;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.impact.Reversibility;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.report.DriftText;
import io.jenkins.plugins.terraformguard.results.trail.TrailMark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What the build record keeps of a decision: enough for a line and a tab, no more. XStream writes the fields. */
@Restricted(NoExternalUse.class)
public final class GuardSummary {
    private static final int SCHEMA_VERSION = 1;

    private final int schemaVersion;
    private final String id;
    private final String verdict;
    private final String digest;
    private final int critical;
    private final int high;
    private final int medium;
    private final int low;
    private final int info;
    private final int toAdd;
    private final int toChange;
    private final int toDestroy;
    private final int drift;
    private final String guard;
    private final int part;
    private final int parts;

    /** Whether Terraform could not look at everything, so that no drift means nothing. */
    private final boolean driftUnknown;

    /** The risk score; null in records from before there was one. */
    private final Integer risk;

    private final int irreversible;

    /** Where it stands in the trail; null in records from before there was one. */
    private final TrailMark trail;

    /** When the decision was recorded, in milliseconds; 0 in records from before that was kept. */
    private final long recordedAt;

    /** Whether another build has made the decision, and this one only relies on it. */
    private final boolean adopted;

    private GuardSummary(
            Decision decision,
            String digest,
            String guard,
            int part,
            int parts,
            TrailMark trail,
            long recordedAt,
            boolean adopted) {
        Map<Severity, Integer> findings = decision.countsBySeverity();
        this.schemaVersion = SCHEMA_VERSION;
        this.id = decision.id();
        this.verdict = decision.verdict().id();
        this.digest = digest;
        this.critical = findings.get(Severity.CRITICAL);
        this.high = findings.get(Severity.HIGH);
        this.medium = findings.get(Severity.MEDIUM);
        this.low = findings.get(Severity.LOW);
        this.info = findings.get(Severity.INFO);
        this.toAdd = decision.changes().toAdd();
        this.toChange = decision.changes().update();
        this.toDestroy = decision.changes().toDestroy();
        DriftSummary drifted = DriftText.counted(decision.driftSummary(), decision.drift());
        this.drift = drifted.resources();
        this.driftUnknown = drifted.status().equals(DriftSummary.INCOMPLETE);
        Impact impact = decision.impact();
        this.risk = impact.equals(Impact.NONE) ? null : impact.risk().score();
        this.irreversible = impact.reversibility().getOrDefault(Reversibility.IRREVERSIBLE.id(), 0);
        this.guard = guard;
        this.part = part;
        this.parts = parts;
        this.trail = trail;
        this.recordedAt = recordedAt;
        this.adopted = adopted;
    }

    /**
     * The summary of a decision.
     *
     * @param digest SHA-256 of the decision document, lower-case hex
     * @param guard id of the guard
     * @param part number of the plan among those that the guard judged, from 1
     * @param parts how many these are
     * @param trail its link in the trail, or null
     */
    static GuardSummary of(Decision decision, String digest, String guard, int part, int parts, TrailMark trail) {
        return new GuardSummary(decision, digest, guard, part, parts, trail, System.currentTimeMillis(), false);
    }

    /**
     * The summary of a decision that another build has made.
     *
     * @param recordedAt when it was recorded there
     */
    static GuardSummary adopted(Decision decision, String digest, TrailMark trail, Instant recordedAt) {
        return new GuardSummary(decision, digest, decision.id(), 1, 1, trail, recordedAt.toEpochMilli(), true);
    }

    /** Whether another build has made the decision, and this one only relies on it. */
    public boolean isAdopted() {
        return adopted;
    }

    /** When the decision was recorded, or the given time where that was not kept. */
    Instant recordedAt(long otherwise) {
        return Instant.ofEpochMilli(recordedAt == 0 ? otherwise : recordedAt);
    }

    public int getSchemaVersion() {
        return schemaVersion;
    }

    public String getId() {
        return id;
    }

    /** The verdict; a record that holds none that is known counts as an error. */
    public Verdict getVerdict() {
        Verdict known = verdict == null ? null : Verdict.byId(verdict);
        return known == null ? Verdict.ERROR : known;
    }

    /** How the verdict is shown. */
    public VerdictLook getLook() {
        return VerdictLook.of(getVerdict());
    }

    public String getDigest() {
        return digest;
    }

    /** Its link in the trail of the job, or null if it has none. */
    public TrailMark getTrail() {
        return trail;
    }

    public int getCritical() {
        return critical;
    }

    public int getHigh() {
        return high;
    }

    public int getMedium() {
        return medium;
    }

    public int getLow() {
        return low;
    }

    public int getInfo() {
        return info;
    }

    public int getFindings() {
        return critical + high + medium + low + info;
    }

    public int getToAdd() {
        return toAdd;
    }

    public int getToChange() {
        return toChange;
    }

    public int getToDestroy() {
        return toDestroy;
    }

    /** Resources that were changed outside Terraform, those with nothing but noise left out. */
    public int getDrift() {
        return drift;
    }

    /** Whether Terraform could not look at everything, so that no drift means nothing. */
    public boolean isDriftUnknown() {
        return driftUnknown;
    }

    /** The risk score, if the decision has one. */
    public Optional<Integer> getRisk() {
        return Optional.ofNullable(risk);
    }

    /** Id of the guard, which is that of the decision unless the file held several plans. */
    public String getGuard() {
        return guard == null ? id : guard;
    }

    /** Number of the plan among those of the guard; 0 in records from before there could be several. */
    int getPart() {
        return part;
    }

    /** What was counted, in words. */
    public String getText() {
        return parts > 1 ? Messages.GuardSummary_part(part, parts, counted()) : counted();
    }

    private String counted() {
        if (getVerdict() == Verdict.ERROR) {
            return Messages.GuardSummary_error();
        }
        List<String> counted = new ArrayList<>();
        counted.add(Counts.changes(toAdd, toChange, toDestroy));
        counted.add(Counts.findings(getFindings()));
        if (driftUnknown) {
            counted.add(Messages.Counts_driftUnknown());
        } else if (drift > 0) {
            counted.add(Counts.drift(drift));
        }
        if (risk != null) {
            counted.add(Messages.Counts_risk(risk));
        }
        if (irreversible > 0) {
            counted.add(Messages.Counts_irreversible(irreversible));
        }
        return String.join("; ", counted);
    }
}

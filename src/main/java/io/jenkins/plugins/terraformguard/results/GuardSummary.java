package io.jenkins.plugins.terraformguard.results;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.Map;
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

    private GuardSummary(Decision decision, String digest, String guard, int part, int parts) {
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
        this.drift = decision.drift().size();
        this.guard = guard;
        this.part = part;
        this.parts = parts;
    }

    /**
     * The summary of a decision.
     *
     * @param digest SHA-256 of the decision document, lower-case hex
     * @param guard id of the guard
     * @param part number of the plan among those that the guard judged, from 1
     * @param parts how many these are
     */
    static GuardSummary of(Decision decision, String digest, String guard, int part, int parts) {
        return new GuardSummary(decision, digest, guard, part, parts);
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

    public int getDrift() {
        return drift;
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
        String text = Counts.changes(toAdd, toChange, toDestroy) + "; " + Counts.findings(getFindings());
        return drift == 0 ? text : text + "; " + Counts.drift(drift);
    }
}

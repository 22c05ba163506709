package io.jenkins.plugins.terraformguard.step;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What the step returns to a pipeline. */
public final class GuardResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final String verdict;
    private final LinkedHashMap<String, Integer> findings = new LinkedHashMap<>();
    private final LinkedHashMap<String, Integer> changes = new LinkedHashMap<>();
    private final int driftCount;
    private final String reportUrl;
    private final String reason;

    GuardResult(Decision decision, String reportUrl) {
        this.id = decision.id();
        this.verdict = decision.verdict().id();
        decision.countsBySeverity().forEach((severity, count) -> findings.put(severity.id(), count));
        ChangeCounts counts = decision.changes();
        changes.put("create", counts.create());
        changes.put("update", counts.update());
        changes.put("replace", counts.replace());
        changes.put("delete", counts.delete());
        changes.put("forget", counts.forget());
        changes.put("import", counts.imports());
        changes.put("move", counts.move());
        changes.put("read", counts.read());
        changes.put("no_op", counts.noOp());
        this.driftCount = decision.drift().size();
        this.reportUrl = reportUrl;
        this.reason = decision.error() == null
                ? String.join("; ", decision.reasons())
                : decision.error().message();
    }

    /** Name of the guard. */
    @Whitelisted
    public String getId() {
        return id;
    }

    /** {@code pass}, {@code advisory}, {@code approval-required}, {@code fail} or {@code error}. */
    @Whitelisted
    public String getVerdict() {
        return verdict;
    }

    /** Why it came to that. */
    @Whitelisted
    public String getReason() {
        return reason;
    }

    /** Findings by severity; every severity is there. */
    @Whitelisted
    public Map<String, Integer> getFindings() {
        return new LinkedHashMap<>(findings);
    }

    /** Resources by what happens to them; the keys are those of the decision document. */
    @Whitelisted
    public Map<String, Integer> getChanges() {
        return new LinkedHashMap<>(changes);
    }

    /** Resources that were changed outside Terraform. */
    @Whitelisted
    public int getDriftCount() {
        return driftCount;
    }

    /** The report page, relative to the root of Jenkins. */
    @Whitelisted
    public String getReportUrl() {
        return reportUrl;
    }

    Verdict verdict() {
        return Verdict.byId(verdict);
    }

    @Override
    public String toString() {
        return "Terraform Guard " + id + ": " + verdict;
    }
}

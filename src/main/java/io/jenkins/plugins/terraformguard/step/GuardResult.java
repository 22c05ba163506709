package io.jenkins.plugins.terraformguard.step;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What the step returns to a pipeline. Where the file holds several plans, findings, changes and drift are sums. */
public final class GuardResult implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What is known of drift, by how much it asks for attention. */
    private static final List<String> BY_WEIGHT = List.of(
            DriftSummary.NOT_ASKED,
            DriftSummary.CLEAN,
            DriftSummary.NOISE_ONLY,
            DriftSummary.INCOMPLETE,
            DriftSummary.DRIFTED);

    private final String id;
    private final String verdict;
    private final LinkedHashMap<String, Integer> findings = new LinkedHashMap<>();
    private final LinkedHashMap<String, Integer> changes = new LinkedHashMap<>();
    private final int driftCount;
    private final String drift;
    private final boolean incomplete;
    private final boolean alarm;
    private final String reportUrl;
    private final String reason;
    private final String source;
    private final String savedPlan;
    private final String verification;
    private final String approval;
    private final String approvedBy;
    private final ArrayList<GuardResult> plans = new ArrayList<>();

    /**
     * The result on a single plan.
     *
     * @param alarm whether drift raises an alarm: enough builds in a row have seen it, and nobody has acknowledged it
     */
    GuardResult(Decision decision, String reportUrl, boolean alarm) {
        this(decision, reportUrl, alarm, "");
    }

    /**
     * The result of a look after apply.
     *
     * @param verification what it came to
     */
    GuardResult(Decision decision, String reportUrl, boolean alarm, String verification) {
        this.savedPlan = decision.plan().savedPlanSha256();
        this.verification = verification;
        this.approval = "";
        this.approvedBy = "";
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
        this.driftCount = decision.driftSummary().resources();
        this.drift = decision.driftSummary().status();
        this.incomplete = drift.equals(DriftSummary.INCOMPLETE)
                || drift.equals(DriftSummary.NOT_ASKED)
                || decision.plan().errored().equals("true");
        this.alarm = alarm && drift.equals(DriftSummary.DRIFTED);
        this.reportUrl = reportUrl;
        this.reason = decision.error() == null
                ? String.join("; ", decision.reasons())
                : decision.error().message();
        this.source = decision.plan().source();
    }

    /** The result on several plans: what the worst of them comes to, and the counts of all. */
    GuardResult(String id, List<GuardResult> results, String reportUrl) {
        results.stream()
                .sorted(Comparator.comparing(GuardResult::verdict).reversed())
                .forEach(plans::add);
        GuardResult worst = plans.get(0);
        this.savedPlan = worst.savedPlan;
        this.verification = "";
        this.approval = "";
        this.approvedBy = "";
        this.id = id;
        this.verdict = worst.verdict;
        this.reason = worst.source + ": " + worst.reason;
        this.source = worst.source;
        for (GuardResult plan : plans) {
            plan.findings.forEach((severity, count) -> findings.merge(severity, count, Integer::sum));
            plan.changes.forEach((kind, count) -> changes.merge(kind, count, Integer::sum));
        }
        this.driftCount = plans.stream().mapToInt(GuardResult::getDriftCount).sum();
        this.drift = plans.stream()
                .map(GuardResult::getDrift)
                .max(Comparator.comparingInt(BY_WEIGHT::indexOf))
                .orElse(DriftSummary.NOT_ASKED);
        this.incomplete = plans.stream().anyMatch(GuardResult::incomplete);
        this.alarm = plans.stream().anyMatch(GuardResult::isDriftAlarm);
        this.reportUrl = reportUrl;
    }

    /** The same with what people said to it. */
    private GuardResult(GuardResult result, String approval, String approvedBy) {
        this.id = result.id;
        this.verdict = result.verdict;
        this.findings.putAll(result.findings);
        this.changes.putAll(result.changes);
        this.driftCount = result.driftCount;
        this.drift = result.drift;
        this.incomplete = result.incomplete;
        this.alarm = result.alarm;
        this.reportUrl = result.reportUrl;
        this.reason = result.reason;
        this.source = result.source;
        this.savedPlan = result.savedPlan;
        this.verification = result.verification;
        this.approval = approval;
        this.approvedBy = approvedBy;
        this.plans.addAll(result.plans);
    }

    /**
     * The same with what people said to it.
     *
     * @param status id of where the approval stands, or empty
     * @param by who has brought it there
     */
    GuardResult answered(String status, String by) {
        return new GuardResult(this, status, by);
    }

    /** Name of the guard; of a single plan among several, with its number after it. */
    @Whitelisted
    public String getId() {
        return id;
    }

    /** {@code pass}, {@code advisory}, {@code approval-required}, {@code fail} or {@code error}; of several plans the worst. */
    @Whitelisted
    public String getVerdict() {
        return verdict;
    }

    /** SHA-256 of the saved plan that was judged, in lower-case hexadecimal digits; empty where JSON was given. */
    @Whitelisted
    public String getSavedPlanSha256() {
        return savedPlan == null ? "" : savedPlan;
    }

    /**
     * What the look after apply came to: {@code closed}, {@code differs}, {@code incomplete}, {@code violated} or {@code
     * unreadable}; empty in other phases.
     */
    @Whitelisted
    public String getVerification() {
        return verification == null ? "" : verification;
    }

    /**
     * Where the approval stands that the verdict asks for: {@code pending}, {@code approved}, {@code broken-glass} where
     * somebody let it pass alone, or how else it ended; empty where nobody was asked.
     */
    @Whitelisted
    public String getApproval() {
        return approval == null ? "" : approval;
    }

    /** Who has let it pass, with commas between them; of {@code broken-glass} who did that. Else empty. */
    @Whitelisted
    public String getApprovedBy() {
        return approvedBy == null ? "" : approvedBy;
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

    /** Resources that were changed outside Terraform; those with nothing but noise do not count. */
    @Whitelisted
    public int getDriftCount() {
        return driftCount;
    }

    /**
     * {@code none}, {@code noise-only}, {@code drifted}, {@code incomplete} or {@code not-asked}; of several plans what asks
     * for most attention. It is not part of the verdict.
     */
    @Whitelisted
    public String getDrift() {
        return drift == null ? DriftSummary.NOT_ASKED : drift;
    }

    /** Whether drift raises an alarm: enough builds in a row have seen it, and nobody has acknowledged it. */
    @Whitelisted
    public boolean isDriftAlarm() {
        return alarm;
    }

    /** The report page, relative to the root of Jenkins; for several plans the page that lists them. */
    @Whitelisted
    public String getReportUrl() {
        return reportUrl;
    }

    /** The results on the plans of the file one by one, worst first; of a single plan this one. */
    @Whitelisted
    public List<GuardResult> getPlans() {
        return plans.isEmpty() ? new ArrayList<>(List.of(this)) : new ArrayList<>(plans);
    }

    /** Whether there may be more drift than was found. */
    boolean incomplete() {
        return incomplete;
    }

    /** Ids of the plans that people are to approve; none where the verdict is a worse one, which nobody can approve. */
    List<String> asking() {
        return verdict() != Verdict.APPROVAL_REQUIRED
                ? List.of()
                : getPlans().stream()
                        .filter(plan -> plan.verdict() == Verdict.APPROVAL_REQUIRED)
                        .map(GuardResult::getId)
                        .toList();
    }

    /** Whether people have let it pass. */
    boolean isLet() {
        return getApproval().equals(Status.APPROVED.id()) || getApproval().equals(Status.BROKEN_GLASS.id());
    }

    Verdict verdict() {
        return Verdict.byId(verdict);
    }

    @Override
    public String toString() {
        return "Terraform Guard " + id + ": " + verdict;
    }
}

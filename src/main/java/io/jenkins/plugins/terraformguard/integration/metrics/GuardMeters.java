package io.jenkins.plugins.terraformguard.integration.metrics;

import com.codahale.metrics.ExponentiallyDecayingReservoir;
import com.codahale.metrics.Histogram;
import com.codahale.metrics.Meter;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricSet;
import com.codahale.metrics.Timer;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.gate.GateDecision;
import io.jenkins.plugins.terraformguard.engine.gate.GateDocument;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.results.telemetry.Lap;
import io.jenkins.plugins.terraformguard.results.telemetry.Phase;
import io.jenkins.plugins.terraformguard.results.telemetry.PhaseReport;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What happened since the controller started. All of it is there from the beginning, with names that come from nothing but
 * the plugin itself, so neither jobs nor plans can make more of them.
 */
final class GuardMeters implements MetricSet {
    /** What all names begin with. */
    static final String PREFIX = "terraform.guard.";

    private static final List<String> WITNESSES = List.of("answered", "discarded", "failed", "skipped");

    private final SortedMap<String, Metric> metrics = new TreeMap<>();

    GuardMeters() {
        meters("verdict", List.of(Verdict.values()), Verdict::id);
        meters("findings", List.of(Severity.values()), Severity::id);
        meters("findings", List.of("undecided", "exempt"), id -> id);
        meters("gate", List.of(GateDocument.PASSED, GateDocument.REFUSED), id -> id);
        meters("verification", List.of(Verification.Status.values()), Verification.Status::id);
        meters("approval", List.of(ApprovalState.Status.values()), GuardMeters::id);
        meters("reviewers", WITNESSES, id -> id);
        metrics.put(name("failures"), new Meter());
        metrics.put(name("aborted"), new Meter());
        for (Phase phase : Phase.values()) {
            metrics.put(name("phase", phase.id()), new Timer());
        }
        for (Lap.Part part : Lap.Part.values()) {
            metrics.put(name("part", part.id()), new Timer());
        }
        for (String histogram : List.of("plan.resources", "plan.changes", "plan.risk")) {
            metrics.put(name(histogram), new Histogram(new ExponentiallyDecayingReservoir()));
        }
        metrics.put(name("approval.time"), new Timer());
    }

    private <T> void meters(String group, List<T> values, Function<T, String> id) {
        values.forEach(value -> metrics.put(name(group, id.apply(value)), new Meter()));
    }

    /** With dots between the parts, and nothing in them that a monitoring system would have to replace. */
    static String name(String... parts) {
        return PREFIX + String.join(".", parts).replace('-', '_');
    }

    @Override
    public Map<String, Metric> getMetrics() {
        return Collections.unmodifiableSortedMap(metrics);
    }

    /** Counts a phase that is over. */
    void count(PhaseReport report) {
        time("phase", report.phase().id(), report.took());
        report.laps().forEach(lap -> time("part", lap.part().id(), lap.took()));
        if (!report.failure().isEmpty()) {
            mark(name(report.isAborted() ? "aborted" : "failures"), 1);
            return;
        }
        switch (report.phase()) {
            case PLAN -> report.decisions().forEach(this::count);
            case APPLY -> count(report.gate());
            case VERIFY -> mark("verification", report.verification().status().id(), 1);
        }
    }

    private void count(Decision decision) {
        mark("verdict", decision.verdict().id(), 1);
        decision.countsBySeverity().forEach((severity, count) -> mark("findings", severity.id(), count));
        mark(
                "findings",
                "undecided",
                decision.findings().stream()
                        .filter(finding -> finding.counts() && finding.outcome() == Outcome.UNDECIDED)
                        .count());
        mark(
                "findings",
                "exempt",
                decision.findings().stream()
                        .map(Finding::exemption)
                        .filter(exemption -> exemption != null)
                        .count());
        for (ReviewSummary.Witness witness : decision.grounds().review().witnesses()) {
            if (!witness.provider().equals(ReviewSummary.Witness.RULES) && WITNESSES.contains(witness.status())) {
                mark("reviewers", witness.status(), 1);
            }
        }
        if (decision.verdict() == Verdict.ERROR) {
            // Of a plan that could not be judged, numbers say nothing.
            return;
        }
        ChangeCounts changes = decision.changes();
        int changed = changes.create()
                + changes.update()
                + changes.replace()
                + changes.delete()
                + changes.forget()
                + changes.open()
                + changes.other();
        record("plan.changes", changed);
        record("plan.resources", changed + changes.noOp());
        if (!decision.impact().equals(Impact.NONE)) {
            record("plan.risk", decision.impact().risk().score());
        }
    }

    private void count(GateDecision gate) {
        mark("gate", gate.passed() ? GateDocument.PASSED : GateDocument.REFUSED, 1);
    }

    /**
     * Counts a request that was made, or how one has ended.
     *
     * @param took how long people took; does not count while it waits
     */
    void count(ApprovalState.Status status, Duration took) {
        mark("approval", id(status), 1);
        if (status != ApprovalState.Status.PENDING) {
            ((Timer) metrics.get(name("approval.time"))).update(took);
        }
    }

    /** What waits is a figure of its own; here it is counted when it begins to. */
    private static String id(ApprovalState.Status status) {
        return status == ApprovalState.Status.PENDING ? "requested" : status.id();
    }

    private void mark(String group, String id, long count) {
        mark(name(group, id), count);
    }

    private void mark(String name, long count) {
        ((Meter) metrics.get(name)).mark(count);
    }

    private void time(String group, String id, Duration took) {
        ((Timer) metrics.get(name(group, id))).update(took);
    }

    private void record(String histogram, int value) {
        ((Histogram) metrics.get(name(histogram))).update(value);
    }
}

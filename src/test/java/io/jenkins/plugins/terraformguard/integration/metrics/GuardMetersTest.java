package io.jenkins.plugins.terraformguard.integration.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.codahale.metrics.Histogram;
import com.codahale.metrics.Meter;
import com.codahale.metrics.Metric;
import com.codahale.metrics.Timer;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Grounds;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Witness;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.gate.GateReason;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.results.telemetry.Phase;
import io.jenkins.plugins.terraformguard.results.telemetry.Reports;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GuardMetersTest {
    private final GuardMeters meters = new GuardMeters();

    /** Meters that are not 0, without what all names begin with. */
    private Map<String, Long> marked() {
        Map<String, Long> marked = new TreeMap<>();
        meters.getMetrics().forEach((name, metric) -> {
            if (metric instanceof Meter meter && meter.getCount() > 0) {
                marked.put(name.substring(GuardMeters.PREFIX.length()), meter.getCount());
            }
        });
        return marked;
    }

    private Metric metric(String name) {
        return meters.getMetrics().get(GuardMeters.PREFIX + name);
    }

    private long[] values(String histogram) {
        return ((Histogram) metric(histogram)).getSnapshot().getValues();
    }

    @Test
    void whatWasJudgedCounts() {
        Decision full = SampleDecisions.full();
        meters.count(Reports.plan(full));
        Map<String, Long> expected = new TreeMap<>();
        expected.put("verdict.fail", 1L);
        full.countsBySeverity().forEach((severity, count) -> {
            if (count > 0) {
                expected.put("findings." + severity.id(), (long) count);
            }
        });
        expected.put(
                "findings.exempt",
                full.findings().stream().filter(one -> one.exemption() != null).count());
        expected.put(
                "findings.undecided",
                full.findings().stream()
                        .filter(one -> one.counts() && !one.waitsFor().isEmpty())
                        .count());
        expected.values().removeIf(count -> count == 0);
        assertTrue(expected.size() > 4, "the sample has something of most");
        assertEquals(expected, marked());
        // create 4, update 3, replace 1, delete 2, forget 1; and 57 that stay as they are
        assertArrayEquals(new long[] {11}, values("plan.changes"));
        assertArrayEquals(new long[] {68}, values("plan.resources"));
        assertEquals(1, ((Timer) metric("phase.plan")).getCount());
        assertEquals(
                Duration.ofSeconds(7).toNanos(),
                ((Timer) metric("part.evaluation")).getSnapshot().getMax());
        assertEquals(0, ((Timer) metric("phase.apply")).getCount());
    }

    @Test
    void eachPlanOfAFileCountsAndOneThatCouldNotBeJudgedHasNoSize() {
        meters.count(Reports.plan(SampleDecisions.empty(), SampleDecisions.broken()));
        assertEquals(1, marked().get("verdict.error"));
        assertEquals(
                1,
                marked().get("verdict." + SampleDecisions.empty().verdict().id().replace('-', '_')));
        assertEquals(1, values("plan.resources").length);
    }

    @Test
    void theGateDoesNotCountTheVerdictOfJudgingAgain() {
        GateReason reason = new GateReason(GateReason.Kind.OTHER_PLAN, "m", "r", List.of());
        meters.count(Reports.gate(SampleDecisions.full()));
        meters.count(Reports.gate(SampleDecisions.full(), reason));
        meters.count(Reports.gate(SampleDecisions.full(), reason));
        assertEquals(Map.of("gate.passed", 1L, "gate.refused", 2L), marked());
    }

    @Test
    void eachStatusHasItsMeter() {
        for (Verification.Status status : Verification.Status.values()) {
            meters.count(Reports.verification(status, "x"));
            assertEquals(1, marked().get("verification." + status.id()));
        }
        for (Verdict verdict : Verdict.values()) {
            meters.count(Reports.plan(SampleDecisions.with(verdict, List.<Finding>of())));
            assertEquals(1, marked().get("verdict." + verdict.id().replace('-', '_')));
        }
        for (ApprovalState.Status status : ApprovalState.Status.values()) {
            meters.count(status, Duration.ofHours(2));
        }
        assertEquals(1, marked().get("approval.requested"));
        assertEquals(1, marked().get("approval.broken_glass"));
        assertEquals(
                ApprovalState.Status.values().length - 1,
                ((Timer) metric("approval.time")).getCount(),
                "what waits has taken no time yet");
        assertEquals(
                Severity.values().length + 2,
                meters.getMetrics().keySet().stream()
                        .filter(name -> name.startsWith(GuardMeters.PREFIX + "findings."))
                        .count());
    }

    @Test
    void modelsCountAndRulesDoNot() {
        Witness rules = new Witness("rules", Witness.RULES, "", "answered", 3, 0, "");
        Witness answered = new Witness("general", "openai", "gpt", "answered", 3, 1, "");
        Witness failed = new Witness("critic", "ollama", "x", "failed", 0, 0, "It is down");
        Witness odd = new Witness("critic", "ollama", "x", "\u202e<script>", 0, 0, "");
        Decision decision = reviewed(SampleDecisions.empty(), rules, answered, failed, odd);
        meters.count(Reports.plan(decision));
        assertEquals(1, marked().get("reviewers.answered"));
        assertEquals(1, marked().get("reviewers.failed"));
        assertEquals(
                2,
                marked().keySet().stream()
                        .filter(name -> name.startsWith("reviewers."))
                        .count());
    }

    @Test
    void aPhaseThatCameToNothingIsAFailure() {
        for (Phase phase : Phase.values()) {
            meters.count(Reports.failed(phase, IOException.class));
        }
        assertEquals(Map.of("failures", 3L), marked());
        meters.count(Reports.failed(Phase.APPLY, InterruptedException.class));
        assertEquals(Map.of("failures", 3L, "aborted", 1L), marked());
        assertEquals(1, ((Timer) metric("phase.verify")).getCount());
    }

    @Test
    void hostileTextMakesNoMetric() {
        int before = meters.getMetrics().size();
        meters.count(Reports.plan(SampleDecisions.saying("</b>\u202e\n secret")));
        assertEquals(before, meters.getMetrics().size());
        meters.getMetrics().keySet().forEach(name -> assertTrue(name.matches("[a-z_.]+"), name));
    }

    private static Decision reviewed(Decision base, Witness... witnesses) {
        ReviewSummary none = ReviewSummary.NONE;
        ReviewSummary review = new ReviewSummary(
                "r",
                List.of(witnesses),
                none.raised(),
                none.summary(),
                none.concerns(),
                none.questions(),
                none.struck(),
                none.facts(),
                none.fixes(),
                none.notes());
        return new Decision(
                base.id(),
                base.engineVersion(),
                base.verdict(),
                base.reasons(),
                base.plan(),
                base.changes(),
                base.destructive(),
                base.findings(),
                base.drift(),
                base.driftSummary(),
                base.impact(),
                base.packs(),
                base.settings(),
                base.policies(),
                base.notes(),
                base.error(),
                base.exemptions(),
                new Grounds(
                        base.grounds().provenance(),
                        base.grounds().rules(),
                        base.grounds().obligations(),
                        base.grounds().effects(),
                        review));
    }
}

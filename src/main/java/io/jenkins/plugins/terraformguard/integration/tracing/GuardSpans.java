package io.jenkins.plugins.terraformguard.integration.tracing;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.gate.GateDecision;
import io.jenkins.plugins.terraformguard.engine.gate.GateDocument;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.telemetry.Lap;
import io.jenkins.plugins.terraformguard.results.telemetry.PhaseReport;
import io.jenkins.plugins.terraformguard.results.telemetry.TraceParent;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.Set;

/**
 * A span for each phase, with one for each part of it, made when it is over. Spans go to systems with permissions of their
 * own, so nothing in them comes out of a plan, and messages of errors stay in Jenkins.
 */
final class GuardSpans {
    /** What spans are called, before the phase or the part. */
    static final String NAME = "terraform-guard ";

    private static final Set<String> KINDS = Set.of("input", "policy");

    /** Plans of one file that have an event of their own. */
    private static final int MAX_EVENTS = 100;

    private final Tracer tracer;

    GuardSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    /**
     * Makes the spans of a phase.
     *
     * @return the span of the phase as a whole
     */
    TraceParent record(PhaseReport report) {
        Span span = tracer.spanBuilder(NAME + report.phase().id())
                .setParent(Parents.context(report.parent()))
                .setStartTimestamp(report.started())
                .setAllAttributes(SpanFacts.of(report))
                .startSpan();
        Context inside = Context.root().with(span);
        for (Lap lap : report.laps()) {
            tracer.spanBuilder(NAME + lap.part().id())
                    .setParent(inside)
                    .setStartTimestamp(lap.started())
                    .startSpan()
                    .end(lap.started().plus(lap.took()));
        }
        Instant end = report.started().plus(report.took());
        events(span, report, end);
        error(span, report);
        span.end(end);
        SpanContext context = span.getSpanContext();
        return context.isValid() ? Parents.name(context) : TraceParent.NONE;
    }

    private static void events(Span span, PhaseReport report, Instant end) {
        if (report.gate() != null) {
            span.addEvent(SpanKeys.GATE.getKey(), gate(report.gate()), end);
        } else if (report.verification() != null) {
            span.addEvent(
                    SpanKeys.VERIFICATION.getKey(),
                    Attributes.of(
                            SpanKeys.VERIFICATION,
                            report.verification().status().id()),
                    end);
        } else {
            report.decisions().stream()
                    .limit(MAX_EVENTS)
                    .forEach(decision -> span.addEvent(SpanKeys.VERDICT.getKey(), verdict(decision), end));
        }
    }

    private static Attributes verdict(Decision decision) {
        String verdict = decision.verdict().id();
        return DecisionStore.isUsableId(decision.id())
                ? Attributes.of(SpanKeys.GUARD, decision.id(), SpanKeys.VERDICT, verdict)
                : Attributes.of(SpanKeys.VERDICT, verdict);
    }

    private static Attributes gate(GateDecision gate) {
        return Attributes.builder()
                .put(SpanKeys.GATE, gate.passed() ? GateDocument.PASSED : GateDocument.REFUSED)
                .put(
                        SpanKeys.GATE_REASONS,
                        gate.reasons().stream()
                                .map(reason -> reason.kind().id())
                                .distinct()
                                .toList())
                .build();
    }

    /** A verdict is no error, nor is a gate that stays shut; not to have come to one is. */
    private static void error(Span span, PhaseReport report) {
        String error = !report.failure().isEmpty()
                ? report.failure()
                : report.decisions().stream()
                        .filter(decision -> decision.verdict() == Verdict.ERROR && decision.error() != null)
                        .map(decision -> KINDS.contains(decision.error().kind())
                                ? decision.error().kind()
                                : "_OTHER")
                        .findFirst()
                        .orElse("");
        if (!error.isEmpty()) {
            span.setAttribute(SpanKeys.ERROR, error);
            span.setStatus(StatusCode.ERROR);
        }
    }
}

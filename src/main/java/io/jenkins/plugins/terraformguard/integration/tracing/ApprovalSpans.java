package io.jenkins.plugins.terraformguard.integration.tracing;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.results.telemetry.TraceParent;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import java.time.Instant;

/** A span for the time that a request waited, with an event for each act. It names no people, and no reasons of theirs. */
final class ApprovalSpans {
    /** Acts that have an event of their own. */
    private static final int MAX_EVENTS = 100;

    private final Tracer tracer;

    ApprovalSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    /**
     * Makes the span of a request that is over.
     *
     * @param asked the span in which it was made
     */
    void record(ApprovalLog log, ApprovalState state, TraceParent asked) {
        Instant from = log.request().requestedAt();
        Span span = tracer.spanBuilder(GuardSpans.NAME + "approval")
                .setParent(Parents.context(asked))
                .setStartTimestamp(from)
                .setAttribute(SpanKeys.GUARD, log.request().guard())
                .setAttribute(SpanKeys.APPROVAL, state.status().id())
                .setAttribute(SpanKeys.ITEMS, (long) log.request().items().size())
                .startSpan();
        log.acts().stream()
                .limit(MAX_EVENTS)
                .forEach(act -> span.addEvent(
                        SpanKeys.ACT.getKey(),
                        Attributes.of(SpanKeys.ACT, act.kind().id()),
                        act.at()));
        Instant end = state.end().at();
        span.end(end.isBefore(from) ? from : end);
    }
}

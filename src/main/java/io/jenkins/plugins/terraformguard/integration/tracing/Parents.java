package io.jenkins.plugins.terraformguard.integration.tracing;

import io.jenkins.plugins.terraformguard.results.telemetry.TraceParent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;

/** Spans as texts, and back. */
final class Parents {
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public String get(Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    };

    private Parents() {}

    /** The context in which a span of that name is the current one; an empty one where there is no such span. */
    static Context context(TraceParent parent) {
        return W3C.extract(
                Context.root(), Map.of("traceparent", parent.traceparent(), "tracestate", parent.tracestate()), GETTER);
    }

    /** What to call a span. */
    static TraceParent name(SpanContext span) {
        Map<String, String> carrier = new HashMap<>();
        W3C.inject(Context.root().with(Span.wrap(span)), carrier, Map::put);
        return TraceParent.of(carrier.get("traceparent"), carrier.get("tracestate"));
    }
}

package io.jenkins.plugins.terraformguard.integration.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.gate.GateReason;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification;
import io.jenkins.plugins.terraformguard.results.telemetry.Phase;
import io.jenkins.plugins.terraformguard.results.telemetry.PhaseReport;
import io.jenkins.plugins.terraformguard.results.telemetry.Reports;
import io.jenkins.plugins.terraformguard.results.telemetry.TraceParent;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GuardSpansTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";
    private static final TraceParent BUILD = TraceParent.of("00-" + TRACE + "-" + PARENT + "-01", "vendor=x");

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final GuardSpans spans = new GuardSpans(SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build()
            .get("test"));

    private Map<String, SpanData> record(PhaseReport report) {
        exporter.reset();
        spans.record(report);
        return exporter.getFinishedSpanItems().stream().collect(Collectors.toMap(SpanData::getName, span -> span));
    }

    private static Instant instant(long nanos) {
        return Instant.EPOCH.plusNanos(nanos);
    }

    @Test
    void aPhaseIsAChildOfTheBuildAndItsPartsAreChildrenOfIt() {
        Map<String, SpanData> made = record(Reports.plan(BUILD, SampleDecisions.full()));
        assertEquals(
                Set.of(
                        "terraform-guard plan",
                        "terraform-guard evaluation",
                        "terraform-guard review",
                        "terraform-guard recording"),
                made.keySet());
        SpanData plan = made.get("terraform-guard plan");
        assertEquals(TRACE, plan.getTraceId());
        assertEquals(PARENT, plan.getParentSpanId());
        assertEquals("x", plan.getParentSpanContext().getTraceState().get("vendor"));
        assertEquals(Reports.START, instant(plan.getStartEpochNanos()));
        assertEquals(Reports.START.plus(Reports.TOOK), instant(plan.getEndEpochNanos()));
        SpanData evaluation = made.get("terraform-guard evaluation");
        assertEquals(plan.getSpanId(), evaluation.getParentSpanId());
        assertEquals(TRACE, evaluation.getTraceId());
        assertEquals(TimeUnit.SECONDS.toNanos(7), evaluation.getEndEpochNanos() - evaluation.getStartEpochNanos());

        Map<String, Object> facts = facts(plan.getAttributes());
        assertEquals("fail", facts.get("terraform_guard.verdict"));
        assertEquals("1.12.2", facts.get("terraform_guard.tool.version"));
        assertEquals(4L, facts.get("terraform_guard.changes.create"));
        assertEquals(57L, facts.get("terraform_guard.changes.none"));
        assertEquals(StatusCode.UNSET, plan.getStatus().getStatusCode());
        assertEquals(
                List.of("terraform_guard.verdict"),
                plan.getEvents().stream().map(event -> event.getName()).toList());
        assertNull(facts.get("error.type"), "a verdict is no error");
    }

    @Test
    void withoutAParentItBeginsATrace() {
        SpanData plan = record(Reports.plan(SampleDecisions.empty())).get("terraform-guard plan");
        assertFalse(plan.getParentSpanContext().isValid());
        TraceParent zero = TraceParent.of("00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-01", "");
        SpanData other = record(Reports.plan(zero, SampleDecisions.empty())).get("terraform-guard plan");
        assertFalse(other.getParentSpanContext().isValid(), "a span of that name can't be");
    }

    @Test
    void theNameOfASpanFindsItAgain() {
        TraceParent name = spans.record(Reports.plan(BUILD, SampleDecisions.empty()));
        SpanData plan = exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals("terraform-guard plan"))
                .findFirst()
                .orElseThrow();
        assertEquals("00-" + TRACE + "-" + plan.getSpanId() + "-01", name.traceparent());
        GuardSpans nowhere = new GuardSpans(OpenTelemetry.noop().getTracer("test"));
        assertSame(TraceParent.NONE, nowhere.record(Reports.plan(SampleDecisions.empty())));
    }

    @Test
    void gateAndVerificationSayWhatTheyCameTo() {
        GateReason reason = new GateReason(GateReason.Kind.OTHER_PLAN, "secret text", "r", List.of());
        SpanData apply =
                record(Reports.gate(SampleDecisions.empty(), reason, reason)).get("terraform-guard apply");
        assertEquals("refused", facts(apply.getAttributes()).get("terraform_guard.gate"));
        assertEquals(StatusCode.UNSET, apply.getStatus().getStatusCode());
        assertEquals(
                List.of("other-plan"),
                facts(apply.getEvents().get(0).getAttributes()).get("terraform_guard.gate.reasons"));
        SpanData verify =
                record(Reports.verification(Verification.Status.DIFFERS, "x")).get("terraform-guard verify");
        assertEquals("differs", facts(verify.getAttributes()).get("terraform_guard.verification"));
    }

    @Test
    void notToHaveComeToAResultIsAnError() {
        SpanData broken = record(Reports.plan(SampleDecisions.broken())).get("terraform-guard plan");
        assertEquals(StatusCode.ERROR, broken.getStatus().getStatusCode());
        assertEquals(
                SampleDecisions.broken().error().kind(),
                facts(broken.getAttributes()).get("error.type"));
        SpanData failed = record(Reports.failed(Phase.APPLY, IOException.class)).get("terraform-guard apply");
        assertEquals(StatusCode.ERROR, failed.getStatus().getStatusCode());
        assertEquals("java.io.IOException", facts(failed.getAttributes()).get("error.type"));
    }

    @Test
    void nothingOfAPlanIsInASpan() {
        String text = "hunter2 \u202e<script>";
        List<PhaseReport> reports = List.of(
                Reports.plan(SampleDecisions.saying(text)),
                Reports.plan(SampleDecisions.brokenSaying(text)),
                Reports.plan(SampleDecisions.exempt(text)),
                Reports.gate(
                        SampleDecisions.saying(text),
                        new GateReason(GateReason.Kind.NEW_FINDING, text, text, List.of(text))),
                Reports.verification(Verification.Status.VIOLATED, text));
        for (PhaseReport report : reports) {
            for (SpanData span : record(report).values()) {
                assertFalse(span.toString().contains("hunter2"), span::toString);
                assertEquals("", span.getStatus().getDescription());
            }
        }
    }

    @Test
    void whatSpansSayIsDocumented() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("guard.root", "."), "docs/telemetry.md"));
        Set<String> documented = Pattern.compile("`(terraform_guard\\.[a-z_.]+|error\\.type)`")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> names = Pattern.compile("`(terraform-guard [a-z]+)`")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        Set<String> said = new TreeSet<>();
        GateReason reason = new GateReason(GateReason.Kind.OTHER_PLAN, "m", "r", List.of());
        List<PhaseReport> reports = new ArrayList<>(List.of(
                Reports.plan(SampleDecisions.full(), SampleDecisions.broken()),
                Reports.gate(SampleDecisions.empty(), reason),
                Reports.verification(Verification.Status.CLOSED, "x")));
        for (PhaseReport report : reports) {
            for (SpanData span : record(report).values()) {
                assertTrue(names.contains(span.getName()), span.getName());
                said.addAll(facts(span.getAttributes()).keySet());
                span.getEvents().forEach(event -> {
                    said.add(event.getName());
                    said.addAll(facts(event.getAttributes()).keySet());
                });
            }
        }
        said.addAll(Set.of(SpanKeys.APPROVAL.getKey(), SpanKeys.ITEMS.getKey(), SpanKeys.ACT.getKey()));
        // The sample has no impact.
        said.add(SpanKeys.RISK.getKey());
        assertEquals(said, documented);
    }

    private static Map<String, Object> facts(Attributes attributes) {
        Map<String, Object> facts = new TreeMap<>();
        for (Map.Entry<AttributeKey<?>, Object> entry : attributes.asMap().entrySet()) {
            facts.put(entry.getKey().getKey(), entry.getValue());
        }
        return facts;
    }
}

package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.codahale.metrics.MetricRegistry;
import hudson.model.Result;
import io.jenkins.plugins.opentelemetry.api.ReconfigurableOpenTelemetry;
import io.jenkins.plugins.terraformguard.engine.approval.Act.Kind;
import io.jenkins.plugins.terraformguard.integration.metrics.FigureClock;
import io.jenkins.plugins.terraformguard.integration.tracing.SpansInMemory;
import io.jenkins.plugins.terraformguard.results.telemetry.PhaseListener;
import io.jenkins.plugins.terraformguard.results.telemetry.PhaseReport;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jenkins.metrics.api.Metrics;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What builds tell the plugins that measure them. */
@WithJenkins
class TelemetryStepTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    /** One that fails keeps neither the others from hearing it nor the build from going on. */
    @TestExtension
    public static final class Broken implements PhaseListener {
        @Override
        public void ended(PhaseReport report) {
            throw new IllegalStateException("broken");
        }
    }

    private static MetricRegistry registry() {
        return Metrics.metricRegistry();
    }

    private static long meter(String name) {
        return registry().getMeters().get("terraform.guard." + name).getCount();
    }

    private static Object figure(String name) {
        return registry().getGauges().get("terraform.guard." + name).getValue();
    }

    /** Spans are exported by a thread of their own. */
    private static SpanData span(String name) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(end)) {
            List<SpanData> named = SpansInMemory.KEPT.getFinishedSpanItems().stream()
                    .filter(span -> span.getName().equals("terraform-guard " + name))
                    .toList();
            if (!named.isEmpty()) {
                assertEquals(1, named.size(), named::toString);
                return named.get(0);
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no span " + name + " in " + SpansInMemory.KEPT.getFinishedSpanItems());
    }

    private static String fact(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey("terraform_guard." + name));
    }

    @Test
    void aPlanFromItsVerdictThroughTheGate(JenkinsRule jenkins) throws Exception {
        Approvers.secure(jenkins);
        SpansInMemory.KEPT.reset();
        ReconfigurableOpenTelemetry.get()
                .configure(
                        Map.of(
                                "otel.traces.exporter", SpansInMemory.NAME,
                                "otel.bsp.schedule.delay", "50",
                                "otel.metrics.exporter", "none",
                                "otel.logs.exporter", "none"),
                        Resource.empty(),
                        true);
        assertNull(figure("approvals.pending"), "nobody has looked yet");

        String inTrace = "withEnv(['TRACEPARENT=00-" + TRACE + "-" + PARENT + "-01']) {\n";
        WorkflowRun run = Approvers.waiting(
                jenkins,
                "shop",
                "node('built-in') {\n" + inTrace + FakeApply.plan("one", Plans.bucketDestroyed())
                        + FakeApply.guard("onApproval: 'wait'") + FakeApply.gate("") + "}\n}");
        SpanData plan = span("plan");
        assertEquals(TRACE, plan.getTraceId());
        assertEquals(PARENT, plan.getParentSpanId());
        assertEquals("approval-required", fact(plan, "verdict"));
        FigureClock.look();
        assertEquals(1L, figure("approvals.pending"));
        for (String none : List.of(
                "drift.open",
                "drift.unreadable",
                "waivers.lapsing",
                "waivers.unreadable",
                "reviewers.endpoints",
                "reviewers.breakers.open",
                "reviewers.breakers.half_open",
                "reviewers.tokens.month")) {
            assertEquals(0L, figure(none), none);
        }
        assertEquals(1, meter("approval.requested"));

        Approvers.answer(run, "default", Kind.APPROVE);
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        SpanData approval = span("approval");
        assertEquals(plan.getSpanId(), approval.getParentSpanId());
        assertEquals("approved", fact(approval, "approval"));
        assertEquals(1, approval.getEvents().size());
        assertFalse(approval.toString().contains("grace"), "a span names no people");
        SpanData gate = span("apply");
        assertEquals(PARENT, gate.getParentSpanId());
        assertEquals("passed", fact(gate, "gate"));
        FigureClock.look();
        assertEquals(0L, figure("approvals.pending"));
        assertEquals(0L, figure("approvals.oldest.seconds"));
        assertEquals(1, meter("verdict.approval_required"));
        assertEquals(1, meter("approval.approved"));
        assertEquals(1, meter("gate.passed"));
        assertNotEquals(0, meter("findings.high") + meter("findings.medium") + meter("findings.critical"));
        assertEquals(
                2,
                registry().getTimers().get("terraform.guard.part.evaluation").getCount(),
                "of the verdict, and of judging again");

        SpansInMemory.KEPT.reset();
        WorkflowJob other = jenkins.createProject(WorkflowJob.class, "other");
        other.setDefinition(FakeApply.node(
                "try { terraformGuard plan: 'none.json', id: 'gone' } catch (e) { echo 'went on' }",
                FakeApply.plan("two", Plans.clean()),
                FakeApply.gate("")));
        jenkins.assertBuildStatus(Result.FAILURE, other.scheduleBuild2(0));
        assertEquals("refused", fact(span("apply"), "gate"));
        SpanData gone = span("plan");
        assertFalse(gone.getParentSpanContext().isValid());
        assertEquals("input", gone.getAttributes().get(AttributeKey.stringKey("error.type")));
        assertEquals(1, meter("verdict.error"));
        assertEquals(1, meter("gate.refused"));
        assertEquals(0, meter("failures"));
        registry().getNames().stream()
                .filter(name -> name.startsWith("terraform.guard"))
                .forEach(name -> assertFalse(name.contains("shop") || name.contains("other"), name));
    }
}

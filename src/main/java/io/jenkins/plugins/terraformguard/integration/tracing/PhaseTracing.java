package io.jenkins.plugins.terraformguard.integration.tracing;

import io.jenkins.plugins.opentelemetry.api.ReconfigurableOpenTelemetry;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.results.PluginVersion;
import io.jenkins.plugins.terraformguard.results.telemetry.Phase;
import io.jenkins.plugins.terraformguard.results.telemetry.PhaseListener;
import io.jenkins.plugins.terraformguard.results.telemetry.PhaseReport;
import io.jenkins.plugins.terraformguard.results.telemetry.TraceParent;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Makes spans of what guards do. Where nothing is set up to receive them, none come into being. */
@OptionalExtension(requirePlugins = "opentelemetry-api")
@Restricted(NoExternalUse.class)
public final class PhaseTracing implements PhaseListener {
    private static final String SCOPE = "io.jenkins.plugins.terraform-guard";

    static Tracer tracer() {
        return ReconfigurableOpenTelemetry.get().getTracer(SCOPE, PluginVersion.current());
    }

    @Override
    public void ended(PhaseReport report) {
        TraceParent span = new GuardSpans(tracer()).record(report);
        if (report.phase() == Phase.PLAN && report.failure().isEmpty()) {
            List<String> asking = report.decisions().stream()
                    .filter(decision -> decision.verdict() == Verdict.APPROVAL_REQUIRED)
                    .map(Decision::id)
                    .toList();
            TraceMark.note(report.run(), asking, span);
        }
    }
}

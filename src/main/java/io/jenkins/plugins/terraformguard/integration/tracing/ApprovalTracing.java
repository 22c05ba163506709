package io.jenkins.plugins.terraformguard.integration.tracing;

import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.ApprovalListener;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.results.telemetry.TraceParent;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Makes a span of the time that a request waited, when it is over. */
@OptionalExtension(requirePlugins = "opentelemetry-api")
@Restricted(NoExternalUse.class)
public final class ApprovalTracing implements ApprovalListener {
    @Override
    public void changed(ApprovalCase approval) {
        ApprovalState state = approval.state();
        if (state.end() == null) {
            return;
        }
        TraceParent asked = TraceMark.take(approval.run(), approval.guard());
        if (!asked.equals(TraceParent.NONE)) {
            new ApprovalSpans(PhaseTracing.tracer()).record(approval.log(), state, asked);
        }
    }
}

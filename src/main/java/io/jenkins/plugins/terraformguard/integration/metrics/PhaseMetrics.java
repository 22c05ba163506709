package io.jenkins.plugins.terraformguard.integration.metrics;

import io.jenkins.plugins.terraformguard.results.telemetry.PhaseListener;
import io.jenkins.plugins.terraformguard.results.telemetry.PhaseReport;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Counts what guards do. */
@OptionalExtension(requirePlugins = "metrics")
@Restricted(NoExternalUse.class)
public final class PhaseMetrics implements PhaseListener {
    @Override
    public void ended(PhaseReport report) {
        GuardMetrics.get().meters().count(report);
    }
}
